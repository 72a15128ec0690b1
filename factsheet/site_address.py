"""Where the site lies on the web: variables of the environment go in, checked addresses come out.

The repository does not know it. Who builds the site for the web says so in `SITE_URL`, and in `SECURITY_CONTACT` where
to report a weakness.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from factsheet.problems import FactsheetError

_FORBIDDEN: Final = re.compile(r"[\s\"'<>`\\{}|^]")
_MAIL: Final = re.compile(r"mailto:[^\s@,?]+@[^\s@,?]+\.[^\s@,?]+")


def site_address(environment: Mapping[str, str] | None = None) -> str:
    """Return the address of the site with a slash at its end, or nothing if `SITE_URL` does not name it.

    Raises `FactsheetError` for a text that is no web address, or has a query or fragment.
    """
    text = _variable("SITE_URL", environment)
    if text and not _is_web_address(text, {"http", "https"}):
        raise FactsheetError(f"SITE_URL is “{text}”, which is no address of a site, such as https://facts.example/")
    return text and text.rstrip("/") + "/"


def security_contact(environment: Mapping[str, str] | None = None) -> str:
    """Return where to report a weakness, or nothing if `SECURITY_CONTACT` does not name it.

    Raises `FactsheetError` for a text that RFC 9116 does not allow: it is an address of https, or of a mailbox.
    """
    text = _variable("SECURITY_CONTACT", environment)
    if text and not (_MAIL.fullmatch(text) or _is_web_address(text, {"https"})):
        raise FactsheetError(f"SECURITY_CONTACT is “{text}”; it begins with https:// or mailto:")
    return text


def _variable(name: str, environment: Mapping[str, str] | None) -> str:
    return (os.environ if environment is None else environment).get(name, "").strip()


def _is_web_address(text: str, schemes: set[str]) -> bool:
    try:
        parts = urlsplit(text)
        return bool(parts.scheme in schemes and parts.hostname) and not (
            parts.query or parts.fragment or _FORBIDDEN.search(text)
        )
    except ValueError:  # a bracket that does not close
        return False
