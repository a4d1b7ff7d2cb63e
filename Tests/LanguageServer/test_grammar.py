"""The TextMate grammar, in a TextMate engine with the regular expressions of editors."""

import json
import pathlib

import onigurumacffi
import pytest
from textmate_grammar.parsers.base import LanguageParser

ROOT = pathlib.Path(__file__).resolve().parents[2]
EDITORS = ROOT / "Documentation" / "Editors"
GRAMMAR = json.loads((EDITORS / "vscode" / "yarn-modet.tmLanguage.json").read_text("utf-8"))

SAMPLE = """\
// en kommentar
title: Ståle
track: background // ved siden af
when: once if $a > 1 and visited("B")
---
officerA: Hej {$navn}. [wave=2]Stop[/wave] \\[ikke\\] #line:idt003 #law:rpl-750
-> Nej tak. <<if $a == Farve.Rød>> #style:assertive
    <<set $youth += 1.5>>
=> Åse: Farvel
<<jump DeTre>>
<<detour {$sted}>>
<<gesture officerA palm-up 1.5 "to ord">>
<<declare $x = true as number>>
<<once if not $y>>
Du går hjem.
===
title: Efter
---
<<endonce>>
===
"""


def tokens(text: str):
    """Each piece of a text with its line and its innermost scope, without the language's name."""
    tree = LanguageParser(GRAMMAR).parse_string(text)
    result = []
    for (line, _), content, scopes in tree.flatten():
        scope = scopes[-1].removesuffix(".yarn-modet")
        result.append((text.split("\n")[line], content.strip(), scope))
    return result


@pytest.fixture(scope="module")
def sample():
    return tokens(SAMPLE)


@pytest.mark.parametrize(
    ("line", "content", "scope"),
    [
        ("// en kommentar", "// en kommentar", "comment.line.double-slash"),
        ("title: Ståle", "title", "keyword.other.header"),
        ("title: Ståle", "Ståle", "entity.name.section.node"),
        ("track: background // ved siden af", "background", "string.unquoted.header"),
        ("track: background // ved siden af", "// ved siden af", "comment.line.double-slash"),
        ('when: once if $a > 1 and visited("B")', "once", "keyword.control.when"),
        ('when: once if $a > 1 and visited("B")', "$a", "variable.other"),
        ('when: once if $a > 1 and visited("B")', ">", "keyword.operator"),
        ('when: once if $a > 1 and visited("B")', "visited", "entity.name.function"),
        ('when: once if $a > 1 and visited("B")', '"B"', "string.quoted.double"),
        ("---", "---", "punctuation.section.node.begin"),
        ("officerA:", "officerA", "entity.name.type.speaker"),
        ("officerA:", "$navn", "variable.other"),
        ("officerA:", "wave", "entity.name.tag.markup"),
        ("officerA:", "\\[", "constant.character.escape"),
        ("officerA:", "idt003", "constant.other.line-id"),
        ("officerA:", "law", "entity.name.tag"),
        ("officerA:", "rpl-750", "string.unquoted.hashtag"),
        ("-> Nej", "->", "keyword.operator.option"),
        ("-> Nej", "if", "keyword.control"),
        ("-> Nej", "Farve", "entity.name.type.enum"),
        ("-> Nej", "Rød", "variable.other.enummember"),
        ("-> Nej", "style", "entity.name.tag"),
        ("    <<set", "set", "keyword.control"),
        ("    <<set", "+=", "keyword.operator"),
        ("    <<set", "1.5", "constant.numeric"),
        ("=> Åse", "=>", "keyword.operator.option"),
        ("=> Åse", "Åse", "entity.name.type.speaker"),
        ("<<jump DeTre>>", "jump", "keyword.control.flow"),
        ("<<jump DeTre>>", "DeTre", "entity.name.section.node"),
        ("<<detour", "$sted", "variable.other"),
        ("<<gesture", "gesture", "entity.name.function.command"),
        ("<<gesture", "officerA", "variable.parameter"),
        ("<<gesture", "palm-up", "variable.parameter"),
        ("<<gesture", "1.5", "constant.numeric"),
        ("<<gesture", '"to ord"', "string.quoted.double"),
        ("<<declare", "true", "constant.language"),
        ("<<declare", "as", "keyword.other.as"),
        ("<<once if", "not", "keyword.operator.word"),
        ("Du går hjem.", "Du går hjem.", "meta.node.body"),
        ("title: Efter", "Efter", "entity.name.section.node"),
    ],
)
def test_a_piece_has_its_scope(sample, line, content, scope):
    scopes = [found for where, text, found in sample if where.startswith(line) and text == content]
    assert scope in scopes


def test_an_unclosed_command_ends_with_its_line():
    found = tokens("title: A\n---\n<<set $x = (1\nofficerA: Hej\n===\n")
    assert ("officerA: Hej", "officerA", "entity.name.type.speaker") in found


def test_the_shipped_scripts_keep_all_their_text():
    for path in sorted((ROOT / "Scenarios" / "politi-id-tjek").glob("*.yarn")):
        text = path.read_text("utf-8")
        found = tokens(text)
        titles = [content for _, content, scope in found if scope == "entity.name.section.node"]
        for line in text.split("\n"):
            if line.startswith("title: "):
                assert line.removeprefix("title: ") in titles
        assert not [t for t in found if t[2] == "source" and t[1]]


def patterns(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("match", "begin", "end"):
                yield value
            yield from patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from patterns(value)


def test_every_pattern_compiles_and_every_include_is_there():
    count = 0
    for pattern in patterns(GRAMMAR):
        onigurumacffi.compile(pattern)
        count += 1
    assert count > 30
    text = json.dumps(GRAMMAR)
    names = {part.split('"')[0] for part in text.split('"include": "#')[1:]}
    assert names <= set(GRAMMAR["repository"])


def test_the_extension_names_files_that_are_there():
    folder = EDITORS / "vscode"
    package = json.loads((folder / "package.json").read_text("utf-8"))
    contributes = package["contributes"]
    named = [package["main"], *(g["path"] for g in contributes["grammars"]),
             *(l["configuration"] for l in contributes["languages"])]
    assert [name for name in named if not (folder / name).is_file()] == []
    assert contributes["grammars"][0]["scopeName"] == GRAMMAR["scopeName"]
    json.loads((folder / "language-configuration.json").read_text("utf-8"))
