"""The actors that we know: states, organisations, armed groups, and how people call them."""

from blocgraph.actors.codes import CodeScheme, StateCode, actor_of_cow, actor_of_gw, state_codes
from blocgraph.actors.judgements import (
    Judgement,
    Judgements,
    Verdict,
    append_judgements,
    load_judgements,
    resolve_actor,
)
from blocgraph.actors.names import ActorIndex, find_actor
from blocgraph.actors.proposals import Proposal, alike_names, propose_actors
from blocgraph.actors.table import ACTOR_COLUMNS, load_actors

__all__ = [
    "ACTOR_COLUMNS",
    "ActorIndex",
    "CodeScheme",
    "Judgement",
    "Judgements",
    "Proposal",
    "StateCode",
    "Verdict",
    "actor_of_cow",
    "actor_of_gw",
    "alike_names",
    "append_judgements",
    "find_actor",
    "load_actors",
    "load_judgements",
    "propose_actors",
    "resolve_actor",
    "state_codes",
]
