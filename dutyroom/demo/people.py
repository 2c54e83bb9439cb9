"""Ten thousand people who live in the district, each with a phone of their own."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dutyroom.demo.names import names
from dutyroom.demo.places import CHECKPOINTS, COMMUNITIES
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.identity import check_digit

COUNT = 10_000
FIRST = ("张三", "李四", "王五", "赵六")
"""The people everybody knows."""

_PURPOSES = ("上班", "下班", "买菜", "就医", "送货", "走亲戚", "接送孩子", "", "", "", "", "")
_ELSEWHERE = ("杭州", "武汉", "南昌", "合肥", "本市", "邻县")
_PLATES = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who passes the checkpoints of the district."""

    name: str
    phone: str
    identity: str
    plate: str
    home: int
    """The checkpoint nearest to home, by its place among `CHECKPOINTS`."""
    purpose: str
    origin: str
    destination: str
    code: HealthCode

    @property
    def community(self) -> str:
        """Where they live."""
        return COMMUNITIES[self.home % len(COMMUNITIES)]

    def columns(self) -> tuple[object, ...]:
        """What the register says of them, from the name to the destination."""
        return (
            self.name, self.phone, self.identity, self.plate, int(self.code), self.purpose,
            self.origin, self.destination,
        )  # fmt: skip


def residents(chance: Random) -> list[Resident]:
    """Everybody, in a fixed order; the first of them are the ones everybody knows."""
    everybody = [*FIRST, *names(chance, COUNT - len(FIRST))]
    return [_resident(chance, number, name) for number, name in enumerate(everybody)]


def _resident(chance: Random, number: int, name: str) -> Resident:
    home = number % len(CHECKPOINTS)
    away = chance.random() < 0.1
    return Resident(
        name,
        f"1990000{number:04}",
        _identity(chance) if chance.random() < 0.3 else "",
        _plate(chance) if chance.random() < 0.15 else "",
        home,
        chance.choice(_PURPOSES),
        chance.choice(_ELSEWHERE) if away else "",
        COMMUNITIES[home % len(COMMUNITIES)] if away else "",
        chance.choices((HealthCode.NONE, HealthCode.GREEN, HealthCode.YELLOW), (60, 39, 1))[0],
    )


def _identity(chance: Random) -> str:
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(27_000))
    first = f"330199{born:%Y%m%d}{chance.randrange(1000):03}"
    return first + check_digit(first)


def _plate(chance: Random) -> str:
    if chance.random() < 0.2:
        return f"浙AD{chance.randrange(100_000):05}"
    return "浙A" + "".join(chance.choices(_PLATES, k=5))
