"""Measures as figures for print, in SVG and PNG."""
