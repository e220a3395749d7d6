"""Mathematical symbols: the TeX command and the character for each, and math as people read it."""

import re

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "varpi": "ϖ", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "varphi": "φ",
    "phi": "ϕ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
_SIGNS = {
    "infty": "∞", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "⋅", "circ": "∘",
    "bullet": "∙", "ast": "∗", "star": "⋆", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗",
    "leq": "≤", "geq": "≥", "neq": "≠", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "∼",
    "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "in": "∈", "ni": "∋", "notin": "∉",
    "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇", "cup": "∪", "cap": "∩",
    "setminus": "∖", "emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "wedge": "∧",
    "vee": "∨", "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "uparrow": "↑",
    "downarrow": "↓", "mapsto": "↦", "nabla": "∇", "partial": "∂", "sum": "∑", "prod": "∏",
    "int": "∫", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈",
    "rceil": "⌉", "mid": "∣", "parallel": "∥", "perp": "⊥", "top": "⊤", "models": "⊨",
    "dagger": "†", "ddagger": "‡", "ell": "ℓ", "hbar": "ℏ", "aleph": "ℵ", "prime": "′",
    "ldots": "…", "cdots": "⋯", "diamond": "⋄", "triangle": "△", "angle": "∠", "flat": "♭",
    "natural": "♮", "sharp": "♯",
}  # fmt: skip
_SYNONYMS = {
    "le": "≤", "ge": "≥", "ne": "≠", "gets": "←", "land": "∧", "lor": "∨", "dots": "…",
    "varnothing": "∅", "longrightarrow": "⟶", "implies": "⟹", "iff": "⟺", "square": "□",
    "checkmark": "✓", "degree": "°", "lbrace": "{", "rbrace": "}", "vert": "|", "Vert": "‖",
    "leqslant": "⩽", "geqslant": "⩾",
}  # fmt: skip

# The characters that LaTeX prints only in math, and the command that every LaTeX has for each.
COMMAND_FOR = {character: name for name, character in (_GREEK | _SIGNS).items()}
# Command of math -> the character that it draws.
MATH_SYMBOLS = _GREEK | _SIGNS | _SYNONYMS

_SUPERSCRIPTS = dict(zip("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ", strict=True)) | {"∘": "°"}
_SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
# Superscripts and subscripts that LaTeX prints only in math; it knows ¹ ² ³ itself.
SCRIPT_FOR = (
    {character: f"^{plain}" for plain, character in _SUPERSCRIPTS.items() if character > "\u2000"}
    | {character: f"_{plain}" for plain, character in _SUBSCRIPTS.items()}
)  # fmt: skip

_NOT_DRAWN = re.compile(
    r"\\(?:left|right|[bB]igg?|limits|displaystyle|rm|bf|it|cal|math(?:rm|bf|it|sf|tt|cal|bb|frak|"
    r"scr)|text(?:rm|bf|it|sf|tt|sc)?|boldsymbol|bm|mbox|operatorname|overline|underline|"
    r"wide(?:hat|tilde)|hat|tilde|bar|vec|d?dot|check|breve|acute|grave|mathring|"
    r"overrightarrow)(?![A-Za-z])\s*"
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_UNICODE = re.compile(r"\\unicode\s*\{x([0-9A-Fa-f]{1,5})\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(\s+(?=[A-Za-z0-9]))?")
_SPACE = re.compile(r"\\[,;: ]|~")
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|([^\s{}]))")


def readable(math: str) -> str:
    r"""Return math (dollars included) as text that reads well: `$R^2$` is R², `$\tau$` is τ."""
    text = math[1:-1]
    text = _UNICODE.sub(lambda match: chr(int(match[1], 16)), text)
    text = _FRACTION.sub(r"\1/\2", _NOT_DRAWN.sub("", text))
    text = text.replace("\\sqrt", "√")
    text = _SPACE.sub(" ", re.sub(r"\\[!]", "", text))
    text = _COMMAND.sub(lambda match: MATH_SYMBOLS.get(match[1]) or match[0][1:], text)
    text = _SCRIPT.sub(_script, text)
    text = re.sub(r"(?<!\\)[{}]", "", text)
    return " ".join(re.sub(r"\\(.)", r"\1", text).split())


def _script(match: re.Match[str]) -> str:
    content = (match[2] if match[2] is not None else match[3]).strip()
    table = _SUPERSCRIPTS if match[1] == "^" else _SUBSCRIPTS
    if content and all(character in table for character in content):
        return "".join(table[character] for character in content)
    if not content:
        return ""
    return match[1] + (content if content.isalnum() or len(content) == 1 else f"({content})")
