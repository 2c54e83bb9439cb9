"""Two officers at two terminals try to take over one shift."""

from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.store.room import Room, opened
from tests.store.clocks import Hands
from tests.store.handover_sample import DESK, LI, PIN, WANG, night


def take_over(
    path: Path,
    subject: str,
    officer: int,
    ms: int,
    ready: Barrier,
    answers: "Queue[tuple[int, str, str]]",
) -> None:
    """Sign at the same moment as the other; the answer is a code and a name, or nothing."""
    with opened(Room.open(path, clock=Hands(ms))) as room:
        ready.wait(30)
        try:
            room.handover.sign(subject, officer, PIN)
            answers.put((officer, "", ""))
        except Refusal as refusal:
            answers.put((officer, refusal.code, str(refusal.facts.get("by", ""))))


def test_of_two_who_sign_at_once_one_takes_over_and_the_other_is_told_who_did(
    tmp_path: Path,
) -> None:
    path = tmp_path / "room.db"
    desk = night(path, roster=False)
    line = desk.offer()
    desk.decide(line.subject)
    desk.room.close()
    context = get_context("spawn")
    ready = context.Barrier(2)
    answers: Queue[tuple[int, str, str]] = context.Queue()
    hands = [
        context.Process(
            target=take_over, args=(path, line.subject, officer, desk.clock.ms, ready, answers)
        )
        for officer in (LI.key, WANG.key)
    ]
    for hand in hands:
        hand.start()
    found = {officer: rest for officer, *rest in (answers.get(timeout=60) for _ in hands)}
    for hand in hands:
        hand.join()
    with opened(Room.open(path)) as room:
        held = room.handover.current(DESK.key)
        assert held is not None
        other = WANG.key if held.officer == LI.key else LI.key
        assert found == {
            held.officer: ["", ""],
            other: ["taken_over_already", room.officers.name(held.officer)],
        }
        accepted = [entry for entry in room.log.every() if entry.kind == "handover.accepted"]
        assert [entry.officer for entry in accepted] == [held.officer]
        assert [state.first_break for state in room.soundness.verify()] == [None]
