"""The door of the room: PINs kept at this machine, and every attempt to come in."""

import hashlib
import hmac
import secrets

from dutyroom.domain import officers as rules
from dutyroom.domain.author import NOBODY, Author
from dutyroom.domain.officers import (
    PinChosen,
    PinForgotten,
    PinGiven,
    SignedIn,
    SignedOut,
    SignInFailed,
)
from dutyroom.domain.refusal import Refusal
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

COST = 2**14
"""scrypt's n, with r = 8 and p = 1: about 50 ms and 16 MB a guess."""


class Attendance(Section):
    """Who signed in, who failed to, and who is at the desk."""

    events = (PinChosen, PinForgotten, PinGiven, SignedIn, SignInFailed, SignedOut)
    tables = by_subject_tables = ("attendance",)
    by_subject = events

    def has_pin(self, officer: int) -> bool:
        """Whether the officer has chosen a PIN at this machine."""
        return self.file.row("SELECT 1 FROM pin WHERE officer = ?", (officer,)) is not None

    def choose_pin(self, officer: int, pin: str) -> Entry:
        """Choose the first PIN; raises `Refusal("pin_form")` or "pin_chosen_before"."""
        rules.check_pin(pin)
        salt = secrets.token_bytes(16)
        hashed = _hash(pin, salt)
        with self.file.write():
            if self.has_pin(officer):
                raise Refusal("pin_chosen_before")
            self.file.run("INSERT INTO pin VALUES (?, ?, ?)", (officer, salt, hashed))
            return self.room.record(PinChosen(officer), author=Author(officer))

    def forget_pin(self, officer: int) -> Entry:
        """Let an officer who forgot the PIN choose a new one at the next sign-in.

        Raises `Refusal("pin_missing")` where there is none.
        """
        with self.file.write():
            if not self.has_pin(officer):
                raise Refusal("pin_missing")
            self.file.run("DELETE FROM pin WHERE officer = ?", (officer,))
            return self.room.record(PinForgotten(officer))

    def wait_ms(self, officer: int) -> int:
        """Milliseconds until the officer may try again."""
        failures, failed_ms = self._failed(officer)
        return rules.wait_ms(failures, failed_ms, self.room.clock())

    def check(self, officer: int, pin: str) -> None:
        """Make sure of an officer by the PIN; call it outside a transaction.

        Raises `Refusal("pin_empty")`, "sign_in_wait", "pin_missing", "pin_wrong" or
        "officer_inactive". A wrong PIN is recorded before it is answered, and so is the right
        one after it; one that was not given is no attempt.
        """
        self._compare(officer, pin)
        if self._failed(officer)[0]:
            self.room.record(PinGiven(officer), author=Author(officer))

    def _failed(self, officer: int) -> tuple[int, int]:
        """How often a wrong PIN was given since the last right one, and when the last was."""
        found = self.file.row(
            "SELECT failures, failed_ms FROM attendance WHERE officer = ?", (officer,)
        )
        return (0, 0) if found is None else (found[0], found[1])

    def _compare(self, officer: int, pin: str) -> None:
        if not pin:
            raise Refusal("pin_empty")
        person = self.room.officers.get(officer)
        if person is None or not person.active_on(self.room.today()):
            raise Refusal("officer_inactive", name=person.name if person else "")
        found = self.file.row("SELECT salt, hash FROM pin WHERE officer = ?", (officer,))
        if found is None:
            raise Refusal("pin_missing")
        if wait := self.wait_ms(officer):
            raise Refusal("sign_in_wait", seconds=-(-wait // 1000))
        if not hmac.compare_digest(_hash(pin, found[0]), found[1]):
            self.room.record(SignInFailed(officer), author=Author(NOBODY))
            raise Refusal("pin_wrong", seconds=-(-self.wait_ms(officer) // 1000))

    def sign_in(self, officer: int, pin: str) -> Entry:
        """Sign an officer in; the room then writes in this officer's name.

        Raises `Refusal` as `check` does. Every attempt is recorded before it is answered.
        """
        self._compare(officer, pin)
        entry = self.room.record(SignedIn(officer), author=Author(officer))
        self.room.author = Author(officer)
        return entry

    def sign_out(self) -> None:
        """The officer at the desk leaves it."""
        if self.room.author is not None:
            self.room.record(SignedOut(self.room.author.officer))
            self.room.author = None

    def relieve(self, officer: int) -> None:
        """An officer who was relieved has left, though another is at the desk by now."""
        found = self.file.row(
            "SELECT 1 FROM attendance WHERE officer = ? AND signed_in_ms > signed_out_ms",
            (officer,),
        )
        if found is not None and officer != self.room.officer():
            self.room.record(SignedOut(officer), author=Author(officer))

    def apply(
        self,
        event: PinChosen | PinForgotten | PinGiven | SignedIn | SignInFailed | SignedOut,
        entry: Entry,
    ) -> None:
        """Count failures since the last success."""
        at = entry.recorded_ms
        row = "INSERT INTO attendance (officer, failures, failed_ms, signed_in_ms, signed_out_ms) "
        match event:
            case SignInFailed():
                self.file.run(
                    row + "VALUES (?, 1, ?, 0, 0) ON CONFLICT DO UPDATE SET "
                    "failures = failures + 1, failed_ms = excluded.failed_ms",
                    (event.officer, at),
                )
            case SignedIn():
                self.file.run(
                    row + "VALUES (?, 0, 0, ?, 0) ON CONFLICT DO UPDATE SET "
                    "failures = 0, failed_ms = 0, signed_in_ms = excluded.signed_in_ms",
                    (event.officer, at),
                )
            case SignedOut():
                self.file.run(
                    row + "VALUES (?, 0, 0, 0, ?) ON CONFLICT DO UPDATE SET "
                    "signed_out_ms = excluded.signed_out_ms",
                    (event.officer, at),
                )
            case PinForgotten() | PinGiven():
                self.file.run(
                    "UPDATE attendance SET failures = 0, failed_ms = 0 WHERE officer = ?",
                    (event.officer,),
                )
            case PinChosen():
                pass

    def forget(self, subject: str) -> None:
        """Take out what is known of an officer at the door."""
        officer = subject.removeprefix("officer:")
        if officer.isdecimal():
            self.file.run("DELETE FROM attendance WHERE officer = ?", (int(officer),))


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=COST, r=8, p=1)
