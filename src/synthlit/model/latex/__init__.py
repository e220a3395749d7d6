r"""The LaTeX of bibliography values.

A canonical value is Unicode text in which `\& \% \_ \# \$` are escaped, math is between `$`,
braces protect capitals or a corporate name, and accents are letters, not commands.
"""
