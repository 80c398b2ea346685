"""The web application: parse an address, call one view, render."""
