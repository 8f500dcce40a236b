"""Digitise councils' annual complaints reports: PDF in, validated figures out."""

__version__ = "0.1.0"
