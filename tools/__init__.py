"""What the project is made with, beside the program itself. Nothing here runs when the site is built."""
