/*
 * The rules of HTML that every built page keeps. What is off says why; what Material for MkDocs itself writes, and is
 * not ours to mend, is listed message by message in tests/site/test_html.py.
 */
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Taste, about which the standard says nothing.
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "presentation-role-style": "off",
    // Search engines shorten a title; the name of the site stands at its end.
    "long-title": "off",
    // What the standard allows and the rule would not: addresses such as "rd_growth.cn.2024" as ids, and "R&D".
    "valid-id": ["error", { relaxed: true }],
    "no-raw-characters": ["error", { relaxed: true }],
    // A table that scrolls is a region by its role, which says the same as <section>.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
}
