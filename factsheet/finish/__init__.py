"""Finishing a built site: a folder of HTML goes in, and is changed in place.

What needs all pages at once, or a page as it was written, is done here and not by the words of a page: each figure of
a sentence gets its glance, each entry of the register the sentences that use it, and each page the policy that keeps
everything foreign out.
"""

from factsheet.finish.site import finish

__all__ = ["finish"]
