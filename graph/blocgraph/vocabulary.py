"""The closed vocabularies: relation types, claim statuses, actor kinds.

The members' values are the `skos:notation` of the concepts in `ontology/`; a test holds the two
together.
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

from blocgraph.errors import UnknownNameError


class Layer(StrEnum):
    """The part of international relations that a relation type belongs to."""

    DIPLOMATIC = "diplomatic"
    MILITARY = "military"
    ECONOMIC = "economic"
    CONFLICT = "conflict"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armedGroup"
    COLLECTIVE = "collective"


class Purpose(StrEnum):
    """What an organisation is for; those that bind their members closest come first."""

    DEFENCE = "defence"
    UNION = "union"
    PARTNERSHIP = "partnership"
    ECONOMY = "economy"
    FORUM = "forum"


class Status(StrEnum):
    """What a sentence says of a relation, and on whose word."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class RelationStatus(StrEnum):
    """Where a relation stands, all its claims taken together."""

    ASSERTED = "asserted"
    CONTESTED = "contested"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class _Properties(NamedTuple):
    symmetric: bool
    layer: Layer
    goldstein: float


class RelationType(StrEnum):
    """What one actor has to do with another.

    `goldstein` is the weight on Goldstein's (1992) scale, -10 (attack) to 10 (merger), of the CAMEO
    code that the ontology names as the type's match; its sign is the type's sign.
    """

    ALLIANCE = "alliance"
    TREATY = "treaty"
    RATIFICATION = "ratification"
    NON_AGGRESSION = "nonAggression"
    MILITARY_COOPERATION = "militaryCooperation"
    ARMS_SUPPLY = "armsSupply"
    BASING_RIGHTS = "basingRights"
    INTELLIGENCE_SHARING = "intelligenceSharing"
    ECONOMIC_COOPERATION = "economicCooperation"
    AID = "aid"
    DIPLOMATIC_SUPPORT = "diplomaticSupport"
    ALIGNMENT = "alignment"
    MEMBERSHIP = "membership"
    NEGOTIATION = "negotiation"
    SANCTIONS_RELIEF = "sanctionsRelief"
    SANCTIONS = "sanctions"
    ACCUSATION = "accusation"
    REJECTION = "rejection"
    DEMAND = "demand"
    THREAT = "threat"
    OPPOSITION = "opposition"
    COERCION = "coercion"
    RELATIONS_REDUCED = "relationsReduced"
    ARMED_CONFLICT = "armedConflict"

    @property
    def is_symmetric(self) -> bool:
        """Whether the relation has no direction."""
        return _PROPERTIES[self].symmetric

    @property
    def layer(self) -> Layer:
        """The layer of the network that the type belongs to."""
        return _PROPERTIES[self].layer

    @property
    def goldstein(self) -> float:
        """The default weight, -10 to 10."""
        return _PROPERTIES[self].goldstein

    @property
    def sign(self) -> int:
        """1 for cooperative types, -1 for hostile ones."""
        return 1 if self.goldstein > 0 else -1


_SYM, _DIR = True, False
_D, _M, _E, _C = Layer.DIPLOMATIC, Layer.MILITARY, Layer.ECONOMIC, Layer.CONFLICT
_T = RelationType
_PROPERTIES: dict[RelationType, _Properties] = {
    _T.ALLIANCE: _Properties(_SYM, _M, 8.0),
    _T.TREATY: _Properties(_SYM, _D, 8.0),
    _T.RATIFICATION: _Properties(_DIR, _D, 8.0),
    _T.NON_AGGRESSION: _Properties(_SYM, _M, 8.0),
    _T.MILITARY_COOPERATION: _Properties(_SYM, _M, 7.4),
    _T.ARMS_SUPPLY: _Properties(_DIR, _M, 8.3),
    _T.BASING_RIGHTS: _Properties(_DIR, _M, 7.4),
    _T.INTELLIGENCE_SHARING: _Properties(_SYM, _M, 7.0),
    _T.ECONOMIC_COOPERATION: _Properties(_SYM, _E, 6.4),
    _T.AID: _Properties(_DIR, _E, 7.0),
    _T.DIPLOMATIC_SUPPORT: _Properties(_DIR, _D, 3.5),
    _T.ALIGNMENT: _Properties(_SYM, _D, 3.5),
    _T.MEMBERSHIP: _Properties(_DIR, _D, 8.0),
    _T.NEGOTIATION: _Properties(_SYM, _D, 1.0),
    _T.SANCTIONS_RELIEF: _Properties(_DIR, _E, 7.0),
    _T.SANCTIONS: _Properties(_DIR, _E, -8.0),
    _T.ACCUSATION: _Properties(_DIR, _D, -2.0),
    _T.REJECTION: _Properties(_DIR, _D, -4.0),
    _T.DEMAND: _Properties(_DIR, _D, -5.0),
    _T.THREAT: _Properties(_DIR, _C, -4.4),
    _T.OPPOSITION: _Properties(_DIR, _D, -2.0),
    _T.COERCION: _Properties(_DIR, _C, -7.0),
    _T.RELATIONS_REDUCED: _Properties(_DIR, _D, -4.0),
    _T.ARMED_CONFLICT: _Properties(_DIR, _C, -10.0),
}


def find_relation_type(name: str) -> RelationType:
    """The relation type of this name.

    Raises:
        UnknownNameError: there is none; the error suggests the nearest.
    """
    try:
        return RelationType(name)
    except ValueError:
        nearest = get_close_matches(name, [str(type) for type in RelationType])
        raise UnknownNameError("relation type", name, nearest) from None
