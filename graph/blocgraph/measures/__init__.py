"""Measures: alignment, blocs and centrality of a network."""

from blocgraph.measures.alignment import (
    DEPENDENCIES,
    Alignment,
    Contribution,
    alignment,
    alignments,
)
from blocgraph.measures.bloc_centrality import (
    BlocCentrality,
    MemberContribution,
    bloc_centralities,
    bloc_member_contributions,
)
from blocgraph.measures.bloc_graph import (
    bloc_graph,
    bloc_graph_centralities,
    smallest_reaching_subset,
)
from blocgraph.measures.bloc_intervals import BlocInterval, bloc_intervals
from blocgraph.measures.bloc_names import propose_names
from blocgraph.measures.blocs import Bloc, declared_blocs, detect_blocs, unaligned
from blocgraph.measures.brokerage import (
    BrokerageRoles,
    Roles,
    brokerage_roles,
    gould_fernandez_roles,
)
from blocgraph.measures.brokers import (
    Broker,
    brokers,
    burt_constraint,
    participation_coefficient,
    within_bloc_z,
)
from blocgraph.measures.centrality import (
    ActorCentrality,
    actor_centralities,
    betweenness_centrality,
    closeness_centrality,
    eigenvector_centrality,
    pagerank_centrality,
    strength_centrality,
)
from blocgraph.measures.core_periphery import CorePeriphery, core_periphery
from blocgraph.measures.difference import Change, changes
from blocgraph.measures.frustration import Frustration, frustration_index
from blocgraph.measures.gate import (
    Agreement,
    alignment_agreement,
    explained_variance,
    pole_agreement,
)
from blocgraph.measures.group_centrality import (
    group_betweenness_centrality,
    group_closeness_centrality,
    group_degree_centrality,
    member_contributions,
)
from blocgraph.measures.louvain import signed_modularity
from blocgraph.measures.members import (
    BlocCohesion,
    MemberCentrality,
    bloc_cohesion,
    member_centralities,
)
from blocgraph.measures.polarisation import bloc_polarisation, esteban_ray
from blocgraph.measures.portfolio import (
    PortfolioSimilarity,
    portfolio_similarities,
    portfolio_similarity,
)
from blocgraph.measures.scenario import Shift, shifts
from blocgraph.measures.sensitivity import Sensitivity, leave_out, sensitivity
from blocgraph.measures.series import AlignmentPoint, AlignmentSeries, alignment_series
from blocgraph.measures.stability import (
    ActorStability,
    BlocMembership,
    BlocStability,
    ResolutionStability,
    adjusted_rand_index,
    bloc_labels,
    bloc_stability,
    membership_probabilities,
)
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
    "DEPENDENCIES",
    "ActorCentrality",
    "ActorStability",
    "Agreement",
    "Alignment",
    "AlignmentPoint",
    "AlignmentSeries",
    "Bloc",
    "BlocCentrality",
    "BlocCohesion",
    "BlocInterval",
    "BlocMembership",
    "BlocStability",
    "Broker",
    "BrokerageRoles",
    "Change",
    "Contribution",
    "CorePeriphery",
    "Frustration",
    "MemberCentrality",
    "MemberContribution",
    "PortfolioSimilarity",
    "RankAgreement",
    "RankInterval",
    "RankIntervals",
    "ResolutionStability",
    "Roles",
    "Sensitivity",
    "Shift",
    "TrackedBloc",
    "WholeNetwork",
    "actor_centralities",
    "adjusted_rand_index",
    "alignment",
    "alignment_agreement",
    "alignment_series",
    "alignments",
    "betweenness_centrality",
    "bloc_centralities",
    "bloc_cohesion",
    "bloc_graph",
    "bloc_graph_centralities",
    "bloc_intervals",
    "bloc_labels",
    "bloc_member_contributions",
    "bloc_polarisation",
    "bloc_stability",
    "brokerage_roles",
    "brokers",
    "burt_constraint",
    "changes",
    "closeness_centrality",
    "core_periphery",
    "declared_blocs",
    "describe_network",
    "detect_blocs",
    "detect_over_time",
    "ei_index",
    "eigenvector_centrality",
    "esteban_ray",
    "explained_variance",
    "frustration_index",
    "gould_fernandez_roles",
    "group_betweenness_centrality",
    "group_closeness_centrality",
    "group_degree_centrality",
    "leave_out",
    "member_centralities",
    "member_contributions",
    "membership_probabilities",
    "pagerank_centrality",
    "participation_coefficient",
    "pole_agreement",
    "portfolio_similarities",
    "portfolio_similarity",
    "propose_names",
    "rank_intervals",
    "sensitivity",
    "shifts",
    "signed_modularity",
    "signed_network",
    "simple_network",
    "smallest_reaching_subset",
    "strength_centrality",
    "track_blocs",
    "triangle_balance",
    "unaligned",
    "within_bloc_z",
]
