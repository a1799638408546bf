"""The table of codes and sentences."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from iku_core._messages_achievement import ACHIEVEMENT
from iku_core._messages_catalogue import CATALOGUE
from iku_core._messages_collection import COLLECTION
from iku_core._messages_counts import COUNTS
from iku_core._messages_definitions import DEFINITIONS
from iku_core._messages_editing import EDITING
from iku_core._messages_files import FILES
from iku_core._messages_formulas import FORMULAS
from iku_core._messages_records import RECORDS
from iku_core._messages_reports import REPORTS
from iku_core._messages_tables import TABLES
from iku_core._messages_verification import VERIFICATION
from iku_core.messages import MESSAGES, Message, message_for


def placeholders(text: str) -> set[str]:
    return {name.removesuffix("_id") for _, name, _, _ in Formatter().parse(text) if name}


class TestTable:
    """Every code speaks both languages about the same things."""

    @pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
    def test_both_languages_fill_in_the_same_words(self, message: Message) -> None:
        sentences = {language: placeholders(text) for language, text in message.sentences.items()}
        hints = {language: placeholders(text) for language, text in message.hints.items()}

        assert sentences["en"] == sentences["id"]
        assert hints["en"] == hints["id"]

    @pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
    def test_a_code_and_its_name_have_their_form(self, message: Message) -> None:
        assert re.fullmatch(r"IKU[1-8][0-9]{2}", message.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", message.name)

    @pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
    def test_a_sentence_has_no_capital_and_no_full_stop(self, message: Message) -> None:
        for text in (*message.sentences.values(), *message.hints.values()):
            assert text
            assert not text.endswith(".") or text.endswith("...")

    def test_names_are_unique(self) -> None:
        names = [message.name for message in MESSAGES.values()]

        assert len(names) == len({*names})

    def test_severities_are_read_from_the_table(self) -> None:
        severities = {message.severity for message in MESSAGES.values()}

        assert severities <= {"error", "warning", "notice"}
        assert message_for("IKU133").severity == "warning"
        assert message_for("IKU133").name == "ambiguous-text"
        assert message_for("IKU232").severity == "notice"
        assert message_for("IKU232").name == "count-or-indicator"

    def test_no_code_stands_in_two_tables(self) -> None:
        tables = (
            *(FILES, DEFINITIONS, FORMULAS, CATALOGUE, VERIFICATION),
            *(COUNTS, TABLES, ACHIEVEMENT),
            *(RECORDS, REPORTS, COLLECTION, EDITING),
        )

        assert sum(map(len, tables)) == len(MESSAGES)

    @pytest.mark.parametrize("code", MESSAGES)
    def test_every_message_says_what_to_do(self, code: str) -> None:
        assert all(message_for(code).hints.values())


class TestFilling:
    """A sentence and its hint are filled in by name."""

    def test_words_are_filled_into_sentence_and_hint(self) -> None:
        message = message_for("IKU126")

        words = {"text": "87,5", "point": "87.5"}

        assert message.sentence("en", words) == "87,5 has a decimal comma"
        assert message.sentence("id", words) == "87,5 memakai koma desimal"
        assert message.advice("en", words) == "write 87.5"
        assert message.advice("id", words) == "tulis 87.5"

    def test_a_code_that_does_not_exist_is_a_key_error(self) -> None:
        with pytest.raises(KeyError, match=r"^'IKU999'$"):
            message_for("IKU999")
