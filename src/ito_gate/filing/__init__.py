"""The report to the regulator that article 37 asks for: the material of annex 1 as a document.

dossier (find, judge) → material (what annex 1 asks for, in its words) → markdown, docx → files
"""
