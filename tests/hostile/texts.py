"""Texts that some program between a source and a reader would take for more than text."""

_LONG = 5_000

TEX = r"""
\input{/etc/passwd}
\include{../../secret}
\write18{touch owned}
\immediate\write18{id}
\openout7=owned.tex
\def\x{\x\x}\x
\catcode`\@=11
\loop\iftrue\repeat
\end{document}
\end{thebibliography}
\begin{verbatim}
\bibitem{other} Other
\newcommand{\textbf}{}
\csname input\endcsname{x}
\verb|x|
\href{javascript:alert(1)}{x}
\url{file:///etc/passwd}
\special{ps: quit}
\relax\par\bye
$$\int
$x
x$
$\frac{1}
\(x\)
\[x
a\\b
\
a \
\\
^^5cinput
^^M
~
a_b^c
#1
##
&
a & b \\ c
50% of
%
\%
\char`\{
\{
\}
\ensuremath{\{}
""".splitlines()[1:]

BIBTEX = r"""
{
}
}{
{{
}}
{}
a { b
a } b
a}, note = {owned
a}}
a}} @misc{owned, title={x}
a} # "b" # {c
"
a " b
" # owned # "
@
@misc
@misc{owned,
@misc{owned, title = {x}}
@comment{
@preamble{"\input x"}
@string{jan = {owned}}
@include{x}
= {
,
, owned = {x},
key,
a and b
and
and and and
others
a and others
{and}
a, b, c, d
, , ,
,
a,,b
van der
{\"o}
{\"
\"
{\'
\v
{\relax
\foreignlanguage{german}
jan # feb
\@ifnextchar
""".splitlines()[1:]

MARKDOWN = r"""
[a](https://owned.example)
![a](https://owned.example/x.png)
[a]
[a][b]
[a]: https://owned.example
[^1]
[^1]: note
](https://owned.example)
](
[
]
)
(
a](javascript:alert(1))
a) [b](https://owned.example
<https://owned.example>
<a@owned.example>
https://owned.example/x
www.owned.example
owned@owned.example
@octocat
@owner/team
#1
owner/repository#1
:smile:
# a
###### a
a
=
==
-
---
***
___
* a
+ a
1. a
1) a
- [ ] a
> a
> [!WARNING]
```
```sh
~~~
`
``
`a
*a*
**a**
_a_
~~a~~
|
| a | b |
|-|-|
a|b
\
\[
\\[a](https://owned.example)
$a$
$$
$`a`$
<!-- -->
<!--
-->
--!>
<!-- synthlit:begin -->
<!-- synthlit:end -->
<!-- synthlit fingerprint: 0 -->
<!-- markdownlint-disable -->
{% raw %}
{{ a }}
{: .a}
[[wiki]]
==a==
++a++
a<br>b
""".splitlines()[1:]

HTML = r"""
<b>a</b>
</li></ul><h1>a</h1>
<script>alert(1)</script>
</script><script>alert(1)</script>
<img src=x onerror=alert(1)>
<svg/onload=alert(1)>
<iframe src="//owned.example">
<style>*{display:none}</style>
<a id="owned"></a>
<a href="https://owned.example">a</a>
<details><summary>
</details>
<pre>
</pre>
<table><tr><td>
<
>
a < b > c
"onmouseover="alert(1)
'onmouseover='alert(1)
&
&amp;
&lt;b&gt;
&#60;b&#62;
&#x3c;b&#x3e;
&#0;
&nbsp;
&notanentity;
&amp;lt;
<![CDATA[a]]>
]]>
<?php echo 1 ?>
<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "c">]>
&b;
<!ENTITY % a SYSTEM "file:///etc/passwd">
%a;
javascript:alert(1)
data:text/html,<b>
vbscript:x
""".splitlines()[1:]

DATA = r"""
=1+1
=cmd|'/C calc'!A0
+1+1
-1+1
@SUM(1)
a,b
a;b
a"b
""a""
a'b
'
''
null
true
~
yes
1e400
NaN
-Infinity
0x1F
010
{"a": 1}
{"a":
[1]
"}], "owned": [
\u0000
\ud800
\x1b[31m
\n
: a
a: b
- a
? a
!!python/object:os.system x
!tag
&a *a
*a
%YAML 1.2
---
...
| a
> a
[a, b
{a: b
# a
a = "b"
\"\"\"
''' a
[section]
""".splitlines()[1:]

PROGRAMS = r"""
$(touch owned)
`touch owned`
; touch owned
| touch owned
&& touch owned
> owned
$HOME
${IFS}
~/owned
*
?
--help
--output=owned
-o
-
--
%s%n
%(owned)s
{0}
{owned}
{0.__class__}
{}
%d %x
${owned}
#{owned}
<%= 1 %>
::error file=a::owned
::set-output name=a::b
::stop-commands::a
##[error]owned
%0A::error::owned
a::b,c=d
'; DROP TABLE a; --
' OR '1'='1
(?P<a>
(a+)+$
[a-
\1
\g<0>
""".splitlines()[1:]

PATHS = r"""
../owned
../../owned
..
.
/
/etc/passwd
//owned.example/share
C:\owned
C:owned
\\owned\share
..\owned
a/../../owned
a/b
.git/config
.hidden
~
con
nul
aux.bib
com1
lpt9.txt
prn
a.
a:b
a:$DATA
a<b
a?b
a*b
file:///etc/passwd
file://owned.example/a
http://
https://
http://[::1
http://a:99999/
https://owned.example/a b
https://owned.example/a)b(c
https://owned.example/"><b>
https://owned.example/%zz
https://owned.example/%00
https://owned.example/{a}\b
https://owned.example/#a|b
https://user:pass@owned.example/
https://owned.example@other.example/
https://xn--owned/
ftp://owned.example/
""".splitlines()[1:]

CONTROLS = [
    "a\x00b", "\x00", "a\x07b", "a\x08\x08b", "a\x0bb", "a\x0cb", "a\rb", "a\nb", "a\r\nb", "a\tb",
    "a\n\nb", "a\n# b", "a\n- b", "a\n@misc{owned, title = {x}}", "\n", "\t", " ", "  a  ", "a  b",
    "a\n::error::owned", "a\n%0Ab", "a\x1ab", "a\x1cb", "a\x1db", "a\x1eb", "a\x1fb", "a\x7fb",
    "\x1b[31mred", "\x1b[2J", "\x1b[1A\x1b[2K", "\x1b]0;owned\x07",
    "\x1b]8;;https://owned.example\x1b\\a",
    "\x1b]52;c;b3duZWQ=\x07", "\x1bP+q\x1b\\", "\x1b(0", "\x1bc", "\x1b[6n", "\x1b",
    "\x9b31mred", "\x9d0;owned\x9c", "a\x84b", "a\x85b", "a\x90b",
]  # fmt: skip

UNICODE = [
    "a\u202eb", "a\u202ab\u202c", "a\u2066b", "a\u2067b\u2069", "\u200fa", "a\u200eb", "a\u061cb",
    "a\u200bb", "a\u200cb", "a\u200db", "a\u2060b", "a\ufeffb", "\ufeffa", "a\u00adb", "a\u034fb",
    "a\u115fb", "a\u3164b", "a\u180eb", "a\u2028b", "a\u2029b", "a\u00a0b", "a\u3000b", "\u2003",
    "a\ufff9b\ufffac\ufffb", "a\ufffdb", "a\ufffeb", "a\uffffb", "a\ufdd0b", "a\U0001fffeb",
    "a\U000e0041b", "a\U000e0100b", "a\ufe0fb", "a\ufe00b", "a\ue000b", "a\uf000b", "$a\uf000b$",
    "a\U000f0000b", "e\u0301", "\u0301", "\u0301a", "a" + "\u0301" * 200, "\u0300\u0316" * 100,
    "o\u0338\u0301\u0327", "\u1100\u1161\u11a8", "\u0915\u094d\u200d\u0937", "\u0646\u200c\u0647",
    "\u200d", "\u200c\u200c", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea",
    "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\u24b6", "\ufb01", "\uff1chtml\uff1e",
    "\u2039b\u203a",
    "\u212a", "\u0130", "\u0131", "\u00df", "\u1e9e", "\u03c2", "\u0430dmin", "\u0635\u0644\u0649",
    "\u05d0\u05d1", "\u4e2d\u6587", "\U00020000", "\ufdfd", "\u0e33" * 50, "\u00c3\u00a9", "\u2016",
    "\ud800", "a\udc80b", "\ud83d\ude00",
]  # fmt: skip

LONG = [
    "a" * _LONG, "a " * _LONG, "{" * 500 + "}" * 500, "[" * _LONG, "]" * _LONG, "(" * _LONG,
    "*" * _LONG, "_a" * _LONG, "`" * _LONG, "<" * _LONG, "<a " * 1000, "&" * _LONG, "\\" * _LONG,
    "$" * _LONG, "\\a" * _LONG, "!" * _LONG, "> " * 1000, "a and " * 500 + "b", "9" * _LONG,
    "\\textbf{" * 500 + "}" * 500, "$" + "_{" * 500 + "}" * 500 + "$", "\\'{" * 500,
    "}" * 500 + "{" * 500,
    "**a " * 1000, "[a](" * 500, "![" * 1000, "<b>" * 1000, "- " * 500, "1. " * 500,
    "((" * 500 + "))" * 500,
    "\u4e2d" * _LONG, "%" * _LONG, "-" * _LONG, "@" * _LONG, "a, " * 1000, '"' * _LONG,
]  # fmt: skip

KINDS: dict[str, list[str]] = {
    "tex": TEX, "bibtex": BIBTEX, "markdown": MARKDOWN, "html": HTML, "data": DATA,
    "programs": PROGRAMS, "paths": PATHS, "controls": CONTROLS, "unicode": UNICODE, "long": LONG,
}  # fmt: skip
TEXTS = list(dict.fromkeys(text for texts in KINDS.values() for text in texts))
