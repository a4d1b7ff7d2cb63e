"""Every feature of the server, on the shipped scenario."""

import asyncio

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

MEETING = "moedet.yarn"


@pytest.fixture
def meeting(scene):
    scene.open(MEETING)
    return scene


async def test_the_server_says_what_it_can(client):
    assert client.agreed.rename_provider.prepare_provider
    assert client.agreed.text_document_sync.change == types.TextDocumentSyncKind.Incremental
    assert client.agreed.position_encoding in ("utf-8", "utf-16")


# Diagnostics


async def test_the_shipped_scenario_has_nothing_wrong(meeting):
    for name in [MEETING, "scenario.yaml", "law.yaml", "en.csv"]:
        assert await meeting.diagnostics(name) == []


async def test_a_fault_shows_while_typing_and_is_gone_when_it_is_mended(meeting):
    meeting.change(MEETING, "<<jump DeTre>>", "<<jump DeTrex>>")
    found = await meeting.diagnostics(MEETING)
    fault = next(d for d in found if d.code == "YS0012")
    assert fault.severity == types.DiagnosticSeverity.Error
    assert fault.source == "modet"
    assert "DeTrex" in meeting.text_at(MEETING, fault.range)
    meeting.change(MEETING, "<<jump DeTrex>>", "<<jump DeTre>>")
    assert await meeting.diagnostics(MEETING) == []


async def test_a_fault_stands_at_its_place_behind_letters_of_many_bytes(meeting):
    meeting.change(MEETING, "Hej. Vi kommer", "Hej 😀 æøå <<x")
    faults = await meeting.diagnostics(MEETING)
    assert any("<<" in meeting.text_at(MEETING, d.range) or d.range.start.line == 35 for d in faults)


async def test_faults_of_settings_law_and_translations_show_in_their_files(meeting):
    meeting.open("scenario.yaml", language="yaml")
    meeting.change("scenario.yaml", "start: Start", "start: Begynd")
    [fault] = await meeting.diagnostics("scenario.yaml")
    assert fault.code == "MO0108" and meeting.text_at("scenario.yaml", fault.range) == "Begynd"
    meeting.change("scenario.yaml", "start: Begynd", "start: Start")
    assert await meeting.diagnostics("scenario.yaml") == []

    meeting.open("law.yaml", language="yaml")
    meeting.change("law.yaml", "checked: 2026-11-22", "checked: i går")
    assert [d.code for d in await meeting.diagnostics("law.yaml")] == ["MO0105"]
    meeting.change("law.yaml", "checked: i går", "checked: 2026-11-22")

    meeting.open("en.csv", language="csv")
    meeting.change("en.csv", "line:idt001", "line:idt999")
    found = await meeting.diagnostics("en.csv")
    assert "MO0112" in [d.code for d in found]
    assert [t for d in found if d.code == "MO0112" for t in d.tags] == [types.DiagnosticTag.Deprecated]


async def test_a_note_leads_to_the_other_place(meeting):
    meeting.change(MEETING, "#line:idt002", "#line:idt001")
    fault = next(d for d in await meeting.diagnostics(MEETING) if d.code == "YS0018")
    assert fault.related_information[0].location.uri == meeting.uri(MEETING)


async def test_what_nothing_uses_is_shown_faded(meeting):
    meeting.change(MEETING, "<<declare $uenig = false>>", "<<declare $uenig = false>>\n<<declare $tom = false>>")
    fault = next(d for d in await meeting.diagnostics(MEETING) if d.code == "YS0010")
    assert list(fault.tags) == [types.DiagnosticTag.Unnecessary]


async def test_a_file_that_changes_on_the_disk_is_read_again(meeting):
    path = meeting.folder / "refleksion.yarn"
    path.write_text(path.read_text().replace("title: Foer", "title: Before"))
    meeting.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(meeting.uri("refleksion.yarn"), types.FileChangeType.Changed)]
        )
    )
    assert "MO0108" in [d.code for d in await meeting.diagnostics("scenario.yaml")]


async def told(scene, name, code, meanwhile=None):
    """The first diagnostic of a code, waited for; at each look the client may do something."""
    for _ in range(2000):
        for diagnostic in scene.client.diagnostics.get(scene.uri(name), []):
            if diagnostic.code == code:
                return diagnostic
        if meanwhile:
            await meanwhile()
        await asyncio.sleep(0.05)
    raise AssertionError(f"{code} is not told")


async def test_what_can_happen_in_the_scene_is_told_in_a_pause(meeting):
    meeting.change(MEETING, "<<jump DeTre>>", '<<if visited("Start")>>\n<<jump DeTre>>\n<<endif>>\n<<end rolig>>')
    finding = await told(meeting, MEETING, "MO0200")
    assert list(finding.tags) == [types.DiagnosticTag.Unnecessary]
    assert meeting.text_at(MEETING, finding.range)
    meeting.change(MEETING, "<<if visited", "<<if not visited")
    assert "MO0200" not in [d.code for d in await meeting.diagnostics(MEETING)]


async def test_what_is_hard_to_read_is_told_while_typing(meeting):
    meeting.change(MEETING, "<<timer 14>>", "<<timer 1>>")
    assert "MO0231" in [d.code for d in await meeting.diagnostics(MEETING)]


async def test_what_takes_all_states_to_know_is_told_in_a_longer_pause(meeting):
    """A few states show no option to be out of reach; the scene has more than the first look."""
    meeting.change(MEETING, "-> Lad mig være, mand.", "-> Lad mig være, mand. <<if $level > 4>>")
    option = await told(meeting, MEETING, "MO0202")
    assert "Lad mig være" in meeting.text_at(MEETING, option.range)


async def test_saving_is_followed_by_a_look_at_all_states_without_a_pause(meeting):
    """The client goes on asking, so that no pause comes."""
    meeting.change(MEETING, "-> Lad mig være, mand.", "-> Lad mig være, mand. <<if $level > 4>>")

    async def ask():
        await meeting.diagnostics(MEETING)

    await ask()
    meeting.client.text_document_did_save(
        types.DidSaveTextDocumentParams(meeting.document(MEETING))
    )
    assert await told(meeting, MEETING, "MO0202", meanwhile=ask)
    # What was found goes with the next change, and saving again shows it again.
    meeting.change(MEETING, "<<if $level > 4>>", "<<if $level > 5>>")
    assert "MO0202" not in [d.code for d in await meeting.diagnostics(MEETING)]
    meeting.client.text_document_did_save(
        types.DidSaveTextDocumentParams(meeting.document(MEETING))
    )
    assert await told(meeting, MEETING, "MO0202", meanwhile=ask)


async def test_takes_are_judged_as_they_lie_in_the_folder(meeting):
    project = "politi-id-tjek.yarnproject"
    for take in ["da/findesikke.wav", "sv/idt001.wav"]:
        path = meeting.folder / "Voices" / take
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
    meeting.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(meeting.uri("Voices/da/findesikke.wav"), types.FileChangeType.Created)]
        )
    )
    found = [d.message for d in await meeting.diagnostics(project) if d.code == "MO0237"]
    assert len(found) == 2
    assert any("findesikke" in message for message in found)
    assert any("'sv'" in message for message in found)


async def test_the_age_of_the_law_and_what_the_stage_has_are_judged(meeting):
    meeting.open("law.yaml", language="yaml")
    meeting.change("law.yaml", "checked: 2026-11-22", "checked: 2019-11-22")
    assert "MO0235" in [d.code for d in await meeting.diagnostics("law.yaml")]
    meeting.open("scenario.yaml", language="yaml")
    meeting.change("scenario.yaml", "place: street", "place: maanen")
    found = [d for d in await meeting.diagnostics("scenario.yaml") if d.code == "MO0240"]
    assert [meeting.text_at("scenario.yaml", d.range) for d in found] == ["maanen"]


async def test_the_client_is_asked_to_tell_of_files_that_change(client):
    await client.workspace_symbol_async(types.WorkspaceSymbolParams("Start"))
    watches = client.capabilities.workspace.did_change_watched_files.dynamic_registration
    assert client.registered == (["workspace/didChangeWatchedFiles"] if watches else [])


async def test_closing_the_last_document_clears_the_list(meeting):
    meeting.change(MEETING, "<<jump DeTre>>", "<<jump Ingen>>")
    assert await meeting.diagnostics(MEETING)
    meeting.client.text_document_did_close(
        types.DidCloseTextDocumentParams(meeting.document(MEETING))
    )
    assert await meeting.diagnostics(MEETING) == []


async def test_a_script_without_a_scenario_is_held_to_the_language_alone(scene, tmp_path):
    alone = tmp_path / "alene"
    alone.mkdir()
    scene.folder = alone
    scene.open("x.yarn", "title: A\n---\nHej uden id\n<<jump B>>\n===\n")
    assert {d.code for d in await scene.diagnostics("x.yarn")} == {"YS0009", "YS0012"}
    items = await scene.complete("x.yarn", scene.place("x.yarn", "<<jump |B"))
    assert list(items) == ["A"]


async def test_two_scenarios_are_kept_apart(meeting, tmp_path):
    other = tmp_path / "andet"
    other.mkdir()
    first = meeting.folder
    meeting.folder = other
    meeting.open("y.yarn", "title: Andet\n---\nHej\n===\n")
    items = await meeting.complete("y.yarn", types.Position(0, 0))
    assert "title" not in items
    meeting.folder = first
    items = await meeting.complete(MEETING, meeting.place(MEETING, "<<jump |DeTre>>"))
    assert "Andet" not in items and "DeTre" in items


# Completion


@pytest.mark.parametrize(
    ("place", "some", "none"),
    [
        ("<<jump |DeTre>>", ["Start", "DeTre", "Voksen"], ["officerA", "$youth"]),
        ("<<start |Radioen>>", ["Radioen"], ["Start"]),
        ("<<set |$officer = 5>>", ["$officer", "$level", "$under15"], ["DeTre"]),
        ("<<|gesture officerA palm-up>>", ["gesture", "timer", "jump", "if"], ["officerA"]),
        ("<<gesture |officerA palm-up>>", ["officerA", "officerB"], ["front"]),
        ("<<gesture officerA |palm-up>>", ["palm-up", "nod"], ["smile"]),
        ("<<pose officerA |clipped>>", ["calm", "arms-crossed"], ["nod"]),
        ("<<face officerA |stern>>", ["smile", "worried"], ["nod"]),
        ("<<move officerA |front 4>>", ["front", "far-a"], ["officerA"]),
        ("<<look officerA |viewer>>", ["viewer", "away", "officerB", "front"], ["nod"]),
        ("<<sound |footsteps officerA>>", ["footsteps", "radio"], ["street"]),
        ("<<end |rolig>>", ["rolig", "uenig", "anspaendt", "boede"], ["DeTre"]),
        ("#|style:avoidant", ["style", "lawful", "silence", "input", "line"], ["law", "scale"]),
        ("#style:|avoidant", ["assertive", "help"], ["lawful"]),
        ("#law:|rpl-750", ["rpl-750", "politiskilt"], ["assertive"]),
        ("    |officerA: Hej. Vi", ["officerA", "officerB"], ["DeTre"]),
        ("<<if |$level <= 2>>", ["visited", "$level", "true"], ["random", "DeTre"]),
    ],
)
async def test_what_fits_is_offered(meeting, place, some, none):
    items = await meeting.complete(MEETING, meeting.place(MEETING, place))
    assert [label for label in some if label not in items] == []
    assert [label for label in none if label in items] == []


async def test_an_offer_replaces_the_word_around_the_cursor(meeting):
    place = meeting.place(MEETING, "<<pose officerA cli|pped>>")
    item = (await meeting.complete(MEETING, place))["calm"]
    assert meeting.text_at(MEETING, item.text_edit.range) == "clipped"
    assert item.text_edit.new_text == "calm"


async def test_a_command_comes_with_places_for_its_arguments(meeting):
    meeting.change(MEETING, "<<start Radioen>>", "<<")
    items = await meeting.complete(MEETING, meeting.place(MEETING, "<<|\n<<wait 1.5>>"))
    gesture = items["gesture"]
    assert "bevægelse" not in gesture.documentation.value
    if gesture.insert_text_format == types.InsertTextFormat.Snippet:
        assert gesture.text_edit.new_text.startswith("gesture ${1:cast} ${2|palm-up,")
    assert gesture.text_edit.new_text.endswith(">>")


async def test_headers_and_their_values_are_offered(meeting):
    meeting.change(MEETING, "title: DeTre\n---", "title: DeTre\ntr\nintervention: \n---")
    items = await meeting.complete(MEETING, meeting.place(MEETING, "title: DeTre\ntr|"))
    assert "track" in items and "title" not in items
    items = await meeting.complete(MEETING, meeting.place(MEETING, "intervention: |\n---"))
    assert list(items) == ["soften", "harden", "inject", "steer"]


async def test_questions_have_hashtags_of_their_own(scene):
    scene.open("refleksion.yarn")
    place = scene.place("refleksion.yarn", "#|scale:discomfort:0-10")
    items = await scene.complete("refleksion.yarn", place)
    assert "scale" in items and "law" in items and "silence" not in items


async def test_cases_of_an_enumeration_are_offered(meeting):
    enum = "<<enum Vej>>\n<<case Nord>>\n<<case Syd>>\n<<endenum>>\n<<declare $vej = Vej.Nord>>\n<<set $vej = .>>\n"
    meeting.change(MEETING, "<<stage street>>", enum + "<<stage street>>")
    items = await meeting.complete(MEETING, meeting.place(MEETING, "<<set $vej = .|>>"))
    assert list(items) == ["Nord", "Syd"]
    items = await meeting.complete(MEETING, meeting.place(MEETING, "= Vej.|Nord>>"))
    assert list(items) == ["Nord", "Syd"]


async def test_titles_are_offered_within_visited(meeting):
    meeting.change(MEETING, "<<stage street>>", '<<if visited("De")>>\n<<endif>>\n<<stage street>>')
    items = await meeting.complete(MEETING, meeting.place(MEETING, 'visited("De|")'))
    assert "DeTre" in items
    assert meeting.text_at(MEETING, items["DeTre"].text_edit.range) == "De"


# Hover


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("<<jump De|Tre>>", ["title: DeTre", "lines: 12, options: 5"]),
        ("<<set $off|icer = 5>>", ["number", "0 … 10", "ladder"]),
        ("<<if $lev|el <= 2>>", ["1 … 5", "from outside", "How hard"]),
        ("<<ges|ture officerA", ["cast name", "Lets a person make a gesture"]),
        ("#sty|le:avoidant", ["#style:assertive", "author's mark"]),
        ("#line:idt|003", ["Vi kommer fra politiet", "We're from the police"]),
        ("#law:rpl|-750", ["§ 750", "You must state your name", "2026-11-22"]),
        ("officer|A: Hej. Vi", ["The officer", "officer-a"]),
        ("<<enter officerA far|-a>>", ["-8.5"]),
        ("<<end bo|ede>>", ["not a calm end"]),
        ("tit|le: DeTre", ["The name of the node"]),
    ],
)
async def test_a_name_is_explained(meeting, place, words):
    hover = await meeting.client.text_document_hover_async(
        types.HoverParams(meeting.document(MEETING), meeting.place(MEETING, place))
    )
    assert [word for word in words if word not in hover.contents.value] == []


async def test_plain_text_is_not_explained(meeting):
    hover = await meeting.client.text_document_hover_async(
        types.HoverParams(meeting.document(MEETING), meeting.place(MEETING, "Du er på v|ej hjem"))
    )
    assert hover is None


# Navigation


@pytest.mark.parametrize(
    ("place", "file", "text"),
    [
        ("<<jump De|Tre>>", MEETING, "DeTre"),
        ("<<set $off|icer = 5>>", MEETING, "officer"),
        ("<<if $lev|el <= 2>>", "scenario.yaml", "level"),
        ("officer|A: Hej. Vi", "scenario.yaml", "officerA"),
        ("<<enter officerA far|-a>>", "scenario.yaml", "far-a"),
        ("<<end bo|ede>>", "scenario.yaml", "boede"),
        ("<<sound foot|steps", "scenario.yaml", "footsteps"),
        ("#law:rpl|-750", "law.yaml", "rpl-750"),
    ],
)
async def test_a_name_leads_to_where_it_is_made(meeting, place, file, text):
    places = await meeting.client.text_document_definition_async(
        types.DefinitionParams(meeting.document(MEETING), meeting.place(MEETING, place))
    )
    assert places and {p.uri for p in places} == {meeting.uri(file)}
    assert {meeting.text_at(file, p.range) for p in places} == {text}


async def test_settings_lead_into_the_script(meeting):
    meeting.open("scenario.yaml", language="yaml")
    [place] = await meeting.client.text_document_definition_async(
        types.DefinitionParams(
            meeting.document("scenario.yaml"), meeting.place("scenario.yaml", "start: Sta|rt")
        )
    )
    assert place.uri == meeting.uri(MEETING)


async def test_a_row_of_a_translation_leads_to_its_line(meeting):
    meeting.open("en.csv", language="csv")
    [place] = await meeting.client.text_document_definition_async(
        types.DefinitionParams(meeting.document("en.csv"), meeting.place("en.csv", "line:idt|003"))
    )
    assert place.uri == meeting.uri(MEETING) and place.range.start.line == 35


async def test_every_use_is_found(meeting):
    def params(place, declaration):
        return types.ReferenceParams(
            types.ReferenceContext(include_declaration=declaration),
            meeting.document(MEETING),
            meeting.place(MEETING, place),
        )

    uses = await meeting.client.text_document_references_async(params("<<set $off|icer = 5>>", True))
    assert meeting.uri("scenario.yaml") in {u.uri for u in uses}
    texts = [meeting.text_at(MEETING, u.range) for u in uses if u.uri == meeting.uri(MEETING)]
    assert set(texts) == {"officer"} and len(texts) > 20
    fewer = await meeting.client.text_document_references_async(params("<<set $off|icer = 5>>", False))
    assert len(uses) - len(fewer) == 2
    marks = await meeting.client.text_document_document_highlight_async(
        types.DocumentHighlightParams(
            meeting.document(MEETING), meeting.place(MEETING, "<<set $off|icer = 5>>")
        )
    )
    assert len(marks) == len(texts)


async def test_the_outline_holds_nodes_and_what_they_offer(meeting):
    symbols = await meeting.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(meeting.document(MEETING))
    )
    titles = [s.name for s in symbols]
    assert titles[:3] == ["Start", "DeTre", "DeTreIgen"]
    children = [c.name for c in symbols[0].children]
    assert "$officer" in children and any("Hvad sker der?" in c for c in children)
    for symbol in symbols:
        assert symbol.range.start <= symbol.selection_range.start
        assert symbol.selection_range.end <= symbol.range.end


async def test_names_of_the_workspace_are_found(meeting):
    found = await meeting.client.workspace_symbol_async(types.WorkspaceSymbolParams("detre"))
    assert {"DeTre", "DeTreIgen"} <= {s.name for s in found}


async def test_nodes_options_and_clauses_can_be_folded(meeting):
    ranges = await meeting.client.text_document_folding_range_async(
        types.FoldingRangeParams(meeting.document(MEETING))
    )
    lines = meeting.texts[MEETING].split("\n")
    assert all(r.start_line < r.end_line < len(lines) for r in ranges)
    starts = [lines[r.start_line] for r in ranges]
    assert "title: DeTre" in starts and any(s.startswith("->") for s in starts)
    assert any("<<if" in s for s in starts) and any(r.kind == "comment" for r in ranges)


async def test_pieces_of_the_text_are_told_apart(meeting):
    legend = meeting.client.agreed.semantic_tokens_provider.legend.token_types
    answer = await meeting.client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(meeting.document(MEETING))
    )
    lines = meeting.texts[MEETING].split("\n")
    line = character = 0
    found = set()
    for index in range(0, len(answer.data), 5):
        down, right, length, kind, _ = answer.data[index : index + 5]
        character = right if down else character + right
        line += down
        start, end = types.Position(line, character), types.Position(line, character + length)
        text = meeting.text_at(MEETING, types.Range(start, end))
        assert text and text in lines[line]
        found.add((legend[kind], text))
    assert {("class", "DeTre"), ("keyword", "if"), ("variable", "level"), ("number", "2"),
            ("macro", "gesture"), ("decorator", "style"), ("parameter", "officerA")} <= found


async def test_a_legal_claim_links_to_its_source(meeting):
    links = await meeting.client.text_document_document_link_async(
        types.DocumentLinkParams(meeting.document(MEETING))
    )
    assert {meeting.text_at(MEETING, link.range) for link in links} >= {"rpl-750"}
    assert all(link.target.startswith("https://") for link in links)


# Renaming


async def rename(scene, name, place, new):
    return await scene.client.text_document_rename_async(
        types.RenameParams(scene.document(name), scene.place(name, place), new)
    )


async def test_a_node_is_renamed_everywhere(meeting):
    meeting.change(MEETING, "<<stage street>>", '<<if visited("Start")>>\n<<endif>>\n<<stage street>>')
    plan = meeting.folder / "Plans" / "rolig.testplan"
    plan.write_text("node: Start\n" + plan.read_text())
    meeting.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(meeting.uri("Plans/rolig.testplan"), types.FileChangeType.Changed)]
        )
    )
    texts = meeting.apply(await rename(meeting, MEETING, "title: Sta|rt", "Ankomst"))
    assert set(texts) == {MEETING, "scenario.yaml", "Plans/rolig.testplan"}
    assert 'visited("Ankomst")' in texts[MEETING] and "title: Ankomst\n" in texts[MEETING]
    assert "start: Ankomst\n" in texts["scenario.yaml"]
    assert texts["Plans/rolig.testplan"].startswith("node: Ankomst\n")
    assert "Start" not in texts[MEETING].replace("<<start", "")


async def test_a_variable_is_renamed_everywhere(meeting):
    edit = await rename(meeting, MEETING, "<<set $off|icer = 5>>", "$betjent")
    texts = meeting.apply(edit)
    assert "$officer" not in texts[MEETING].replace("$officerA", "")
    assert "<<ladder betjent 0 10>>" in texts[MEETING] and "officerA: Hej" in texts[MEETING]
    assert "  betjent: {type: number" in texts["scenario.yaml"]
    for name, text in texts.items():
        (meeting.folder / name).write_text(text)
        if name in meeting.texts:
            meeting.replace(name, 0, len(meeting.texts[name]), text)
    meeting.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(meeting.uri("scenario.yaml"), types.FileChangeType.Changed)]
        )
    )
    for name in [MEETING, "scenario.yaml"]:
        assert await meeting.diagnostics(name) == []


@pytest.mark.parametrize(
    ("place", "new", "reason"),
    [
        ("title: Sta|rt", "DeTre", "another node"),
        ("title: Sta|rt", "to ord", "no name"),
        ("title: Sta|rt", "", "no name"),
        ("title: Sta|rt", "9x", "no name"),
        ("<<set $off|icer = 5>>", "youth", "another variable"),
        ("<<set $off|icer = 5>>", "a-b", "no name"),
        ("<<if $lev|el <= 2>>", "trin", "from outside"),
        ("<<ges|ture officerA", "bevaeg", "only nodes and variables"),
        ("Du er på v|ej hjem", "sti", "only nodes and variables"),
    ],
)
async def test_a_name_that_cannot_be_given_is_refused_with_the_reason(meeting, place, new, reason):
    with pytest.raises(JsonRpcException, match=reason):
        await rename(meeting, MEETING, place, new)


async def test_what_would_be_renamed_is_told_before(meeting):
    answer = await meeting.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(meeting.document(MEETING), meeting.place(MEETING, "<<jump De|Tre>>"))
    )
    assert answer.placeholder == "DeTre"
    assert meeting.text_at(MEETING, answer.range) == "DeTre"
    with pytest.raises(JsonRpcException):
        await meeting.client.text_document_prepare_rename_async(
            types.PrepareRenameParams(
                meeting.document(MEETING), meeting.place(MEETING, "Du er på v|ej hjem")
            )
        )


# Fixes and formatting


async def actions(scene, name, place, only=None):
    position = scene.place(name, place)
    return await scene.client.text_document_code_action_async(
        types.CodeActionParams(
            scene.document(name),
            types.Range(position, position),
            types.CodeActionContext(diagnostics=[], only=only),
        )
    )


async def test_a_misspelt_name_is_mended(meeting):
    meeting.change(MEETING, "<<jump DeTre>>", "<<jump DeTree>>")
    [fix] = await actions(meeting, MEETING, "<<jump De|Tree>>", only=["quickfix"])
    assert fix.kind == "quickfix" and fix.is_preferred
    assert "<<jump DeTre>>" in meeting.apply(fix.edit)[MEETING]


async def test_a_missing_line_id_is_given(meeting):
    meeting.change(MEETING, " #line:idt002", "")
    [fix] = await actions(meeting, MEETING, "To betjente k|ommer hen", only=["quickfix"])
    assert "To betjente kommer hen mod dig. #line:" in meeting.apply(fix.edit)[MEETING]


async def test_all_that_is_certain_is_mended_at_once(meeting):
    meeting.change(MEETING, " #line:idt002", "")
    meeting.change(MEETING, "<<jump DeTre>>", "<<jump DeTree>>")
    [fix] = await actions(meeting, MEETING, "title: Sta|rt", only=["source.fixAll"])
    text = meeting.apply(fix.edit)[MEETING]
    assert "DeTree" not in text and "mod dig. #line:" in text


async def test_a_script_is_formatted(meeting):
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(meeting.document(MEETING), options)
    assert not await meeting.client.text_document_formatting_async(params)
    before = meeting.texts[MEETING]
    meeting.change(MEETING, "<<set $officer = 5>>", "<<set   $officer=5>>  ")
    edits = await meeting.client.text_document_formatting_async(params)
    assert meeting.edited(MEETING, edits) == before


async def test_a_script_with_errors_is_not_formatted(meeting):
    meeting.change(MEETING, "<<else>>", "<<")
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(meeting.document(MEETING), options)
    assert not await meeting.client.text_document_formatting_async(params)
    assert any("errors" in m.message for m in meeting.client.log_messages)
