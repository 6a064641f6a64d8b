"""Measures: alignment, blocs and centrality of a network."""

from blocgraph.measures.alignment import Alignment, Contribution, alignment, alignments
from blocgraph.measures.bloc_centrality import (
    BlocCentrality,
    MemberContribution,
    bloc_centralities,
    bloc_member_contributions,
)
from blocgraph.measures.blocs import Bloc, declared_blocs, detect_blocs, unaligned
from blocgraph.measures.centrality import (
    ActorCentrality,
    actor_centralities,
    betweenness_centrality,
    closeness_centrality,
    eigenvector_centrality,
    pagerank_centrality,
    strength_centrality,
)
from blocgraph.measures.difference import Change, changes
from blocgraph.measures.group_centrality import (
    group_betweenness_centrality,
    group_closeness_centrality,
    group_degree_centrality,
    member_contributions,
)
from blocgraph.measures.louvain import signed_modularity
from blocgraph.measures.scenario import Shift, shifts
from blocgraph.measures.sensitivity import Sensitivity, leave_out, sensitivity
from blocgraph.measures.series import AlignmentPoint, AlignmentSeries, alignment_series
from blocgraph.measures.ties import signed_network, simple_network
from blocgraph.measures.tracking import TrackedBloc, detect_over_time, track_blocs
from blocgraph.measures.uncertainty import (
    CENTRALITIES,
    RankAgreement,
    RankInterval,
    RankIntervals,
    rank_intervals,
)
from blocgraph.measures.whole import WholeNetwork, describe_network, ei_index, triangle_balance

__all__ = [
    "CENTRALITIES",
    "ActorCentrality",
    "Alignment",
    "AlignmentPoint",
    "AlignmentSeries",
    "Bloc",
    "BlocCentrality",
    "Change",
    "Contribution",
    "MemberContribution",
    "RankAgreement",
    "RankInterval",
    "RankIntervals",
    "Sensitivity",
    "Shift",
    "TrackedBloc",
    "WholeNetwork",
    "actor_centralities",
    "alignment",
    "alignment_series",
    "alignments",
    "betweenness_centrality",
    "bloc_centralities",
    "bloc_member_contributions",
    "changes",
    "closeness_centrality",
    "declared_blocs",
    "describe_network",
    "detect_blocs",
    "detect_over_time",
    "ei_index",
    "eigenvector_centrality",
    "group_betweenness_centrality",
    "group_closeness_centrality",
    "group_degree_centrality",
    "leave_out",
    "member_contributions",
    "pagerank_centrality",
    "rank_intervals",
    "sensitivity",
    "shifts",
    "signed_modularity",
    "signed_network",
    "simple_network",
    "strength_centrality",
    "track_blocs",
    "triangle_balance",
    "unaligned",
]
