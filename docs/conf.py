"""How the documentation is built: MyST Markdown, Sphinx, furo; nothing is fetched."""

from detente.version import __version__

project = "Detente"
author = "The Detente authors"
copyright = "2026, the Detente authors"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Detente"
html_static_path: list[str] = []
autodoc_member_order = "bysource"
autodoc_typehints = "description"
