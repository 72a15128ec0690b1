"""What things cost, measured: nothing here is a test, and nothing is needed to build the site."""
