"""Answers of the solver, kept while a server runs."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from data.counting.solver import Asked

_MOST_KEPT = 100_000
Answer = TypeVar("Answer")


class Known(Generic[Answer]):
    """Answers of the solver, kept: many selections cut a block in the same way."""

    def __init__(self, solve: Callable[[Sequence[Asked]], list[Answer]]) -> None:
        """Keep what is solved."""
        self._solve = solve
        self._answers: dict[Asked, Answer] = {}

    def learn(self, question: Asked, answer: Answer) -> None:
        """Take an answer that is known already."""
        self._answers[question] = answer

    def __call__(self, questions: Sequence[Asked]) -> list[Answer]:
        """Answer every question; those that are new, in one program."""
        answers = self._answers
        new = [
            question for question in dict.fromkeys(questions) if question not in answers
        ]
        answers |= dict(zip(new, self._solve(new), strict=True))
        bounds = [answers[question] for question in questions]
        if len(answers) > _MOST_KEPT:
            self._answers = {}  # whoever is just asking keeps those they have
        return bounds
