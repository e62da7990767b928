-- History of the schema, generic records and their attributes, the trail, and a table for each concept.
-- SQLite compares text byte by byte and has whole numbers of 64 bits. Moments, dates and decimals are text that sorts as
-- they do; a flag is 0 or 1.

create table if not exists qms_schema_history (
    version      integer not null primary key,
    script       text not null,
    checksum     text,
    installed_at text not null
) strict;

create table if not exists qms_record (
    tenant           text not null,
    record_type      text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    primary key (tenant, record_type, id)
) strict;

create table if not exists qms_attribute (
    tenant        text not null,
    record_type   text not null,
    id            text not null,
    name          text not null,
    value_type    text not null,
    text_value    text,
    long_value    integer,
    decimal_value text,
    instant_value text,
    boolean_value integer check (boolean_value in (0, 1)),
    date_value    text,
    primary key (tenant, record_type, id, name)
) strict;
create index if not exists qms_attribute_text on qms_attribute (tenant, record_type, name, text_value, id);
create index if not exists qms_attribute_long on qms_attribute (tenant, record_type, name, long_value, id);
create index if not exists qms_attribute_decimal on qms_attribute (tenant, record_type, name, decimal_value, id);
create index if not exists qms_attribute_instant on qms_attribute (tenant, record_type, name, instant_value, id);
create index if not exists qms_attribute_boolean on qms_attribute (tenant, record_type, name, boolean_value, id);
create index if not exists qms_attribute_date on qms_attribute (tenant, record_type, name, date_value, id);

create table if not exists qms_trail_entry (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    record_type      text,
    record_id        text,
    record_version   integer,
    kind             text,
    action           text,
    actor            text,
    at               text,
    hash             text,
    leaf_index       integer,
    signer           text,
    primary key (tenant, id)
) strict;
create index if not exists qms_trail_entry_record on qms_trail_entry (tenant, record_type, record_id, record_version);
create index if not exists qms_trail_entry_at on qms_trail_entry (tenant, at, id);
create index if not exists qms_trail_entry_hash on qms_trail_entry (tenant, hash);
create index if not exists qms_trail_entry_leaf_index on qms_trail_entry (tenant, leaf_index);

create table if not exists qms_trail_seal (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    seal_number      integer,
    log_size         integer,
    sealed_at        text,
    root             text,
    hash             text,
    primary key (tenant, id)
) strict;
create index if not exists qms_trail_seal_number on qms_trail_seal (tenant, seal_number);
create index if not exists qms_trail_seal_log_size on qms_trail_seal (tenant, log_size);

create table if not exists qms_trail_tile (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    tile_level       integer,
    tile_index       integer,
    primary key (tenant, id)
) strict;

create table if not exists qms_erasable_text (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    primary key (tenant, id)
) strict;

-- Made from the record types; see GeneratedTablesTest.

create table if not exists qms_business_calendar (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    zone text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_document (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    retired_from text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_document_status_owner_due_on on qms_document (tenant, status, owner, due_on, id);
create index if not exists qms_document_opened_on on qms_document (tenant, opened_on, id);
create index if not exists qms_document_status_retired_from on qms_document (tenant, status, retired_from, id);
create index if not exists qms_document_series_sequence on qms_document (tenant, series, sequence, id);

create table if not exists qms_document_version (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    document text,
    number integer,
    sha256 text,
    effective_from text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_document_version_document_number on qms_document_version (tenant, document, number, id);
create index if not exists qms_document_version_sha256 on qms_document_version (tenant, sha256, id);
create index if not exists qms_document_version_status_effective_from on qms_document_version (tenant, status, effective_from, id);
create index if not exists qms_document_version_waits_for_waits_until on qms_document_version (tenant, waits_for, waits_until, id);
create index if not exists qms_document_version_waits_until on qms_document_version (tenant, waits_until, id);

create table if not exists qms_document_acknowledgement (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    version_ text,
    sha256 text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_document_acknowledgement_status_owner_due_on on qms_document_acknowledgement (tenant, status, owner, due_on, id);
create index if not exists qms_document_acknowledgement_version__status on qms_document_acknowledgement (tenant, version_, status, id);
create index if not exists qms_document_acknowledgement_waits_for_waits_until on qms_document_acknowledgement (tenant, waits_for, waits_until, id);
create index if not exists qms_document_acknowledgement_waits_until on qms_document_acknowledgement (tenant, waits_until, id);

create table if not exists qms_document_approval (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    subject text,
    round integer,
    capacity text,
    approver text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_document_approval_subject_round on qms_document_approval (tenant, subject, round, id);
create index if not exists qms_document_approval_series_sequence on qms_document_approval (tenant, series, sequence, id);

create table if not exists qms_document_approval_sheet (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_ticket (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    reference text,
    source text,
    kind text,
    status text,
    priority text,
    service text,
    category text,
    assignment_group text,
    opened_at text,
    resolved_at text,
    closed_at text,
    import_run text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_ticket_source_reference on qms_ticket (tenant, source, reference, id);
create index if not exists qms_ticket_status_opened_at on qms_ticket (tenant, status, opened_at, id);
create index if not exists qms_ticket_opened_at on qms_ticket (tenant, opened_at, id);
create index if not exists qms_ticket_resolved_at on qms_ticket (tenant, resolved_at, id);

create table if not exists qms_sla_definition (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    name text,
    agreement text,
    service text,
    effective_from text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_import_run (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    sha256 text,
    status text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_import_run_series_sequence on qms_import_run (tenant, series, sequence, id);

create table if not exists qms_escalation (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    ticket_id text,
    at text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_escalation_ticket_id on qms_escalation (tenant, ticket_id, id);

create table if not exists qms_nonconformity_proposal (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    rule_id text,
    subject text,
    since text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_nonconformity_proposal_since on qms_nonconformity_proposal (tenant, since, id);

create table if not exists qms_kpi_definition (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    owner text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_measurement (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    kpi_id text,
    period_from text,
    period_until text,
    breakdown text,
    group_key text,
    value_ text,
    value__scale integer,
    unit text,
    numerator integer,
    denominator integer,
    status text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_measurement_kpi_id_period_from on qms_measurement (tenant, kpi_id, period_from, id);
create index if not exists qms_measurement_waits_for_waits_until on qms_measurement (tenant, waits_for, waits_until, id);
create index if not exists qms_measurement_waits_until on qms_measurement (tenant, waits_until, id);

create table if not exists qms_kpi_decision (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    kpi_id text,
    measurement_id text,
    decided text,
    decided_by text,
    at text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_kpi_decision_kpi_id_at on qms_kpi_decision (tenant, kpi_id, at, id);
create index if not exists qms_kpi_decision_series_sequence on qms_kpi_decision (tenant, series, sequence, id);

create table if not exists qms_objective (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    statement text,
    objective_level text,
    kpi text,
    service_owner text,
    parent text,
    carried_from text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_objective_status_owner_due_on on qms_objective (tenant, status, owner, due_on, id);
create index if not exists qms_objective_opened_on on qms_objective (tenant, opened_on, id);
create index if not exists qms_objective_due_on on qms_objective (tenant, due_on, id);
create index if not exists qms_objective_kpi_status on qms_objective (tenant, kpi, status, id);
create index if not exists qms_objective_parent on qms_objective (tenant, parent, id);
create index if not exists qms_objective_carried_from on qms_objective (tenant, carried_from, id);
create index if not exists qms_objective_waits_for_waits_until on qms_objective (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_waits_until on qms_objective (tenant, waits_until, id);
create index if not exists qms_objective_series_sequence on qms_objective (tenant, series, sequence, id);

create table if not exists qms_objective_action (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_objective_action_status_owner_due_on on qms_objective_action (tenant, status, owner, due_on, id);
create index if not exists qms_objective_action_parent_round on qms_objective_action (tenant, parent, round, id);
create index if not exists qms_objective_action_waits_for_waits_until on qms_objective_action (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_action_waits_until on qms_objective_action (tenant, waits_until, id);
create index if not exists qms_objective_action_series_sequence on qms_objective_action (tenant, series, sequence, id);

create table if not exists qms_objective_review (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    objective text,
    opens_on text,
    verdict text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_objective_review_status_owner_due_on on qms_objective_review (tenant, status, owner, due_on, id);
create index if not exists qms_objective_review_objective_opens_on on qms_objective_review (tenant, objective, opens_on, id);
create index if not exists qms_objective_review_status_due_on on qms_objective_review (tenant, status, due_on, id);
create index if not exists qms_objective_review_waits_for_waits_until on qms_objective_review (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_review_waits_until on qms_objective_review (tenant, waits_until, id);
create index if not exists qms_objective_review_series_sequence on qms_objective_review (tenant, series, sequence, id);

create table if not exists qms_objective_acknowledgement (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    objective text,
    team text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_objective_acknowledgement_status_owner_due_on on qms_objective_acknowledgement (tenant, status, owner, due_on, id);
create index if not exists qms_objective_acknowledgement_objective_status on qms_objective_acknowledgement (tenant, objective, status, id);
create index if not exists qms_objective_acknowledgement_waits_for_waits_until on qms_objective_acknowledgement (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_acknowledgement_waits_until on qms_objective_acknowledgement (tenant, waits_until, id);

create table if not exists qms_objective_carry_over (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    for_year integer,
    carried_over_on text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_objective_agreement (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    subject text,
    round integer,
    capacity text,
    approver text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_objective_agreement_subject_round on qms_objective_agreement (tenant, subject, round, id);
create index if not exists qms_objective_agreement_series_sequence on qms_objective_agreement (tenant, series, sequence, id);

create table if not exists qms_objective_agreement_sheet (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_vendor (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    name text,
    risk text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_vendor_status_owner_due_on on qms_vendor (tenant, status, owner, due_on, id);
create index if not exists qms_vendor_opened_on on qms_vendor (tenant, opened_on, id);
create index if not exists qms_vendor_due_on on qms_vendor (tenant, due_on, id);
create index if not exists qms_vendor_waits_for_waits_until on qms_vendor (tenant, waits_for, waits_until, id);
create index if not exists qms_vendor_waits_until on qms_vendor (tenant, waits_until, id);
create index if not exists qms_vendor_series_sequence on qms_vendor (tenant, series, sequence, id);

create table if not exists qms_vendor_failure (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    vendor text,
    failed_on text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_vendor_failure_failed_on on qms_vendor_failure (tenant, failed_on, id);

create table if not exists qms_selection (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    vendor text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_selection_status_owner_due_on on qms_selection (tenant, status, owner, due_on, id);
create index if not exists qms_selection_opened_on on qms_selection (tenant, opened_on, id);
create index if not exists qms_selection_vendor on qms_selection (tenant, vendor, id);
create index if not exists qms_selection_waits_for_waits_until on qms_selection (tenant, waits_for, waits_until, id);
create index if not exists qms_selection_waits_until on qms_selection (tenant, waits_until, id);
create index if not exists qms_selection_series_sequence on qms_selection (tenant, series, sequence, id);

create table if not exists qms_implementation (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    selection text,
    title text,
    live_on text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_implementation_status_owner_due_on on qms_implementation (tenant, status, owner, due_on, id);
create index if not exists qms_implementation_opened_on on qms_implementation (tenant, opened_on, id);
create index if not exists qms_implementation_selection on qms_implementation (tenant, selection, id);
create index if not exists qms_implementation_series_sequence on qms_implementation (tenant, series, sequence, id);

create table if not exists qms_milestone (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_milestone_status_owner_due_on on qms_milestone (tenant, status, owner, due_on, id);
create index if not exists qms_milestone_parent_round on qms_milestone (tenant, parent, round, id);
create index if not exists qms_milestone_waits_for_waits_until on qms_milestone (tenant, waits_for, waits_until, id);
create index if not exists qms_milestone_waits_until on qms_milestone (tenant, waits_until, id);
create index if not exists qms_milestone_series_sequence on qms_milestone (tenant, series, sequence, id);

create table if not exists qms_solution_effect (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    implementation text,
    kpi_id text,
    verdict text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_solution_effect_status_owner_due_on on qms_solution_effect (tenant, status, owner, due_on, id);
create index if not exists qms_solution_effect_opened_on on qms_solution_effect (tenant, opened_on, id);
create index if not exists qms_solution_effect_implementation on qms_solution_effect (tenant, implementation, id);
create index if not exists qms_solution_effect_waits_for_waits_until on qms_solution_effect (tenant, waits_for, waits_until, id);
create index if not exists qms_solution_effect_waits_until on qms_solution_effect (tenant, waits_until, id);
create index if not exists qms_solution_effect_series_sequence on qms_solution_effect (tenant, series, sequence, id);

create table if not exists qms_selection_approval (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    subject text,
    round integer,
    capacity text,
    approver text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_selection_approval_subject_round on qms_selection_approval (tenant, subject, round, id);
create index if not exists qms_selection_approval_series_sequence on qms_selection_approval (tenant, series, sequence, id);

create table if not exists qms_selection_approval_sheet (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_nonconformity (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    source text,
    severity text,
    requirement text,
    pattern text,
    capa text,
    detected_on text,
    occurred_on text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_nonconformity_status_owner_due_on on qms_nonconformity (tenant, status, owner, due_on, id);
create index if not exists qms_nonconformity_pattern_occurred_on on qms_nonconformity (tenant, pattern, occurred_on, id);
create index if not exists qms_nonconformity_source_requirement_detected_on on qms_nonconformity (tenant, source, requirement, detected_on, id);
create index if not exists qms_nonconformity_detected_on on qms_nonconformity (tenant, detected_on, id);
create index if not exists qms_nonconformity_waits_for_waits_until on qms_nonconformity (tenant, waits_for, waits_until, id);
create index if not exists qms_nonconformity_waits_until on qms_nonconformity (tenant, waits_until, id);
create index if not exists qms_nonconformity_series_sequence on qms_nonconformity (tenant, series, sequence, id);

create table if not exists qms_proposal_answer (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    outcome text,
    nonconformity text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_capa (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    priority text,
    cycle integer,
    recurrence_of text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_capa_status_owner_due_on on qms_capa (tenant, status, owner, due_on, id);
create index if not exists qms_capa_opened_on on qms_capa (tenant, opened_on, id);
create index if not exists qms_capa_waits_for_waits_until on qms_capa (tenant, waits_for, waits_until, id);
create index if not exists qms_capa_waits_until on qms_capa (tenant, waits_until, id);
create index if not exists qms_capa_series_sequence on qms_capa (tenant, series, sequence, id);

create table if not exists qms_capa_action (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_capa_action_status_owner_due_on on qms_capa_action (tenant, status, owner, due_on, id);
create index if not exists qms_capa_action_parent_round on qms_capa_action (tenant, parent, round, id);
create index if not exists qms_capa_action_waits_for_waits_until on qms_capa_action (tenant, waits_for, waits_until, id);
create index if not exists qms_capa_action_waits_until on qms_capa_action (tenant, waits_until, id);
create index if not exists qms_capa_action_series_sequence on qms_capa_action (tenant, series, sequence, id);

create table if not exists qms_change_model (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_change_model_status_owner_due_on on qms_change_model (tenant, status, owner, due_on, id);
create index if not exists qms_change_model_opened_on on qms_change_model (tenant, opened_on, id);
create index if not exists qms_change_model_waits_for_waits_until on qms_change_model (tenant, waits_for, waits_until, id);
create index if not exists qms_change_model_waits_until on qms_change_model (tenant, waits_until, id);
create index if not exists qms_change_model_series_sequence on qms_change_model (tenant, series, sequence, id);

create table if not exists qms_change (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    kind text,
    risk text,
    model text,
    window_from text,
    window_until text,
    decide_by text,
    outcome text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_change_status_owner_due_on on qms_change (tenant, status, owner, due_on, id);
create index if not exists qms_change_opened_on on qms_change (tenant, opened_on, id);
create index if not exists qms_change_window_from on qms_change (tenant, window_from, id);
create index if not exists qms_change_model_id on qms_change (tenant, model, id);
create index if not exists qms_change_waits_for_waits_until on qms_change (tenant, waits_for, waits_until, id);
create index if not exists qms_change_waits_until on qms_change (tenant, waits_until, id);
create index if not exists qms_change_series_sequence on qms_change (tenant, series, sequence, id);

create table if not exists qms_problem (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    service text,
    priority text,
    fix text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_problem_status_owner_due_on on qms_problem (tenant, status, owner, due_on, id);
create index if not exists qms_problem_opened_on on qms_problem (tenant, opened_on, id);
create index if not exists qms_problem_service_status_opened_on on qms_problem (tenant, service, status, opened_on, id);
create index if not exists qms_problem_fix on qms_problem (tenant, fix, id);
create index if not exists qms_problem_waits_for_waits_until on qms_problem (tenant, waits_for, waits_until, id);
create index if not exists qms_problem_waits_until on qms_problem (tenant, waits_until, id);
create index if not exists qms_problem_series_sequence on qms_problem (tenant, series, sequence, id);

create table if not exists qms_major_incident (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    declared_at text,
    next_update_by text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_major_incident_status_owner_due_on on qms_major_incident (tenant, status, owner, due_on, id);
create index if not exists qms_major_incident_declared_at on qms_major_incident (tenant, declared_at, id);
create index if not exists qms_major_incident_status_next_update_by on qms_major_incident (tenant, status, next_update_by, id);
create index if not exists qms_major_incident_waits_for_waits_until on qms_major_incident (tenant, waits_for, waits_until, id);
create index if not exists qms_major_incident_waits_until on qms_major_incident (tenant, waits_until, id);

create table if not exists qms_request_offering (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    name text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_request_offering_status_owner_due_on on qms_request_offering (tenant, status, owner, due_on, id);
create index if not exists qms_request_offering_name on qms_request_offering (tenant, name, id);

create table if not exists qms_service_request (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    offering text,
    requested_for text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_service_request_status_owner_due_on on qms_service_request (tenant, status, owner, due_on, id);
create index if not exists qms_service_request_opened_on on qms_service_request (tenant, opened_on, id);
create index if not exists qms_service_request_requested_for_opened_on on qms_service_request (tenant, requested_for, opened_on, id);
create index if not exists qms_service_request_waits_for_waits_until on qms_service_request (tenant, waits_for, waits_until, id);
create index if not exists qms_service_request_waits_until on qms_service_request (tenant, waits_until, id);
create index if not exists qms_service_request_series_sequence on qms_service_request (tenant, series, sequence, id);

create table if not exists qms_change_approval (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    subject text,
    round integer,
    capacity text,
    approver text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_change_approval_subject_round on qms_change_approval (tenant, subject, round, id);
create index if not exists qms_change_approval_series_sequence on qms_change_approval (tenant, series, sequence, id);

create table if not exists qms_change_approval_sheet (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_audit_programme (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    period_from text,
    period_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_programme_status_owner_due_on on qms_audit_programme (tenant, status, owner, due_on, id);
create index if not exists qms_audit_programme_period_from on qms_audit_programme (tenant, period_from, id);
create index if not exists qms_audit_programme_series_sequence on qms_audit_programme (tenant, series, sequence, id);

create table if not exists qms_audit (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    title text,
    planned_from text,
    programme text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_status_owner_due_on on qms_audit (tenant, status, owner, due_on, id);
create index if not exists qms_audit_programme_planned_from on qms_audit (tenant, programme, planned_from, id);
create index if not exists qms_audit_planned_from on qms_audit (tenant, planned_from, id);
create index if not exists qms_audit_waits_for_waits_until on qms_audit (tenant, waits_for, waits_until, id);
create index if not exists qms_audit_waits_until on qms_audit (tenant, waits_until, id);
create index if not exists qms_audit_series_sequence on qms_audit (tenant, series, sequence, id);

create table if not exists qms_audit_line (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    audit text,
    process text,
    requirement text,
    verdict text,
    place integer,
    assessed_on text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_line_audit_status on qms_audit_line (tenant, audit, status, id);
create index if not exists qms_audit_line_audit_place on qms_audit_line (tenant, audit, place, id);
create index if not exists qms_audit_line_process_assessed_on on qms_audit_line (tenant, process, assessed_on, id);

create table if not exists qms_audit_finding (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    audit text,
    line text,
    process text,
    requirement text,
    verdict text,
    grade integer,
    repeat_of text,
    nonconformity text,
    capa text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_finding_status_owner_due_on on qms_audit_finding (tenant, status, owner, due_on, id);
create index if not exists qms_audit_finding_audit on qms_audit_finding (tenant, audit, id);
create index if not exists qms_audit_finding_line on qms_audit_finding (tenant, line, id);
create index if not exists qms_audit_finding_process_opened_on on qms_audit_finding (tenant, process, opened_on, id);
create index if not exists qms_audit_finding_status_due_on on qms_audit_finding (tenant, status, due_on, id);
create index if not exists qms_audit_finding_repeat_of on qms_audit_finding (tenant, repeat_of, id);
create index if not exists qms_audit_finding_waits_for_waits_until on qms_audit_finding (tenant, waits_for, waits_until, id);
create index if not exists qms_audit_finding_waits_until on qms_audit_finding (tenant, waits_until, id);
create index if not exists qms_audit_finding_series_sequence on qms_audit_finding (tenant, series, sequence, id);

create table if not exists qms_audit_sample (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    audit text,
    draws integer,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_sample_audit on qms_audit_sample (tenant, audit, id);
create index if not exists qms_audit_sample_series_sequence on qms_audit_sample (tenant, series, sequence, id);

create table if not exists qms_audit_action (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_action_status_owner_due_on on qms_audit_action (tenant, status, owner, due_on, id);
create index if not exists qms_audit_action_parent_round on qms_audit_action (tenant, parent, round, id);
create index if not exists qms_audit_action_waits_for_waits_until on qms_audit_action (tenant, waits_for, waits_until, id);
create index if not exists qms_audit_action_waits_until on qms_audit_action (tenant, waits_until, id);
create index if not exists qms_audit_action_series_sequence on qms_audit_action (tenant, series, sequence, id);

create table if not exists qms_audit_approval (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    subject text,
    round integer,
    capacity text,
    approver text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_audit_approval_subject_round on qms_audit_approval (tenant, subject, round, id);
create index if not exists qms_audit_approval_series_sequence on qms_audit_approval (tenant, series, sequence, id);

create table if not exists qms_audit_approval_sheet (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_retention_policy (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_legal_hold (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    record_type text,
    matter text,
    placed_by text,
    placed_at text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_legal_hold_status on qms_legal_hold (tenant, status, id);
create index if not exists qms_legal_hold_series_sequence on qms_legal_hold (tenant, series, sequence, id);

create table if not exists qms_disposition (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    record_type text,
    proposed_by text,
    proposed_at text,
    decided_by text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_disposition_status on qms_disposition (tenant, status, id);
create index if not exists qms_disposition_waits_for_waits_until on qms_disposition (tenant, waits_for, waits_until, id);
create index if not exists qms_disposition_waits_until on qms_disposition (tenant, waits_until, id);
create index if not exists qms_disposition_series_sequence on qms_disposition (tenant, series, sequence, id);

create table if not exists qms_tombstone (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    record_type text,
    record_id text,
    record_series text,
    record_sequence integer,
    first_leaf integer,
    last_leaf integer,
    disposition text,
    disposed_at text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_tombstone_record_type_record_series_record_sequence on qms_tombstone (tenant, record_type, record_series, record_sequence, id);
create index if not exists qms_tombstone_first_leaf_last_leaf on qms_tombstone (tenant, first_leaf, last_leaf, id);

create table if not exists qms_delegation (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    delegator text,
    delegate text,
    valid_from text,
    valid_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_delegation_delegate on qms_delegation (tenant, delegate, id);
create index if not exists qms_delegation_delegator on qms_delegation (tenant, delegator, id);
create index if not exists qms_delegation_series_sequence on qms_delegation (tenant, series, sequence, id);

create table if not exists qms_person (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    department text,
    manager text,
    site text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_person_department_status on qms_person (tenant, department, status, id);
create index if not exists qms_person_manager_status on qms_person (tenant, manager, status, id);
create index if not exists qms_person_site_status on qms_person (tenant, site, status, id);

create table if not exists qms_department (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    parent text,
    head text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_department_parent_status on qms_department (tenant, parent, status, id);
create index if not exists qms_department_head_status on qms_department (tenant, head, status, id);

create table if not exists qms_site (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_business_process (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    department text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_business_process_owner_status on qms_business_process (tenant, owner, status, id);
create index if not exists qms_business_process_department_status on qms_business_process (tenant, department, status, id);

create table if not exists qms_adopted_edition (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_adopted_edition_status_owner_due_on on qms_adopted_edition (tenant, status, owner, due_on, id);
create index if not exists qms_adopted_edition_waits_for_waits_until on qms_adopted_edition (tenant, waits_for, waits_until, id);
create index if not exists qms_adopted_edition_waits_until on qms_adopted_edition (tenant, waits_until, id);

create table if not exists qms_requirement (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    edition text,
    verdict text,
    assessment text,
    suspect integer check (suspect in (0, 1)),
    competence text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_requirement_status_owner_due_on on qms_requirement (tenant, status, owner, due_on, id);
create index if not exists qms_requirement_edition_status_verdict on qms_requirement (tenant, edition, status, verdict, id);
create index if not exists qms_requirement_competence on qms_requirement (tenant, competence, id);

create table if not exists qms_requirement_assessment (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    requirement text,
    verdict text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_requirement_assessment_status_owner_due_on on qms_requirement_assessment (tenant, status, owner, due_on, id);
create index if not exists qms_requirement_assessment_requirement on qms_requirement_assessment (tenant, requirement, id);
create index if not exists qms_requirement_assessment_waits_for_waits_until on qms_requirement_assessment (tenant, waits_for, waits_until, id);
create index if not exists qms_requirement_assessment_waits_until on qms_requirement_assessment (tenant, waits_until, id);
create index if not exists qms_requirement_assessment_series_sequence on qms_requirement_assessment (tenant, series, sequence, id);

create table if not exists qms_requirement_link (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    source_type text,
    source text,
    relation text,
    target_type text,
    target text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_requirement_link_source_source_type_status on qms_requirement_link (tenant, source, source_type, status, id);
create index if not exists qms_requirement_link_target_target_type_status on qms_requirement_link (tenant, target, target_type, status, id);

create table if not exists qms_requirement_evidence (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    subject_type text,
    subject text,
    target_type text,
    target text,
    effective_from text,
    effective_until text,
    collected_on text,
    valid_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_requirement_evidence_subject_subject_type on qms_requirement_evidence (tenant, subject, subject_type, id);
create index if not exists qms_requirement_evidence_target_target_type on qms_requirement_evidence (tenant, target, target_type, id);
create index if not exists qms_requirement_evidence_status_valid_until on qms_requirement_evidence (tenant, status, valid_until, id);
create index if not exists qms_requirement_evidence_series_sequence on qms_requirement_evidence (tenant, series, sequence, id);

create table if not exists qms_inspector_access (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    inspector text,
    authority text,
    valid_from text,
    valid_until text,
    granted_by text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspector_access_inspector on qms_inspector_access (tenant, inspector, id);
create index if not exists qms_inspector_access_series_sequence on qms_inspector_access (tenant, series, sequence, id);

create table if not exists qms_inspection (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    authority text,
    from_ text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspection_status_owner_due_on on qms_inspection (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_from_ on qms_inspection (tenant, from_, id);
create index if not exists qms_inspection_series_sequence on qms_inspection (tenant, series, sequence, id);

create table if not exists qms_inspection_request (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    inspection text,
    priority text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspection_request_status_owner_due_on on qms_inspection_request (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_request_inspection on qms_inspection_request (tenant, inspection, id);
create index if not exists qms_inspection_request_waits_for_waits_until on qms_inspection_request (tenant, waits_for, waits_until, id);
create index if not exists qms_inspection_request_waits_until on qms_inspection_request (tenant, waits_until, id);
create index if not exists qms_inspection_request_series_sequence on qms_inspection_request (tenant, series, sequence, id);

create table if not exists qms_inspection_release (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    inspection text,
    request text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspection_release_inspection on qms_inspection_release (tenant, inspection, id);
create index if not exists qms_inspection_release_request on qms_inspection_release (tenant, request, id);
create index if not exists qms_inspection_release_series_sequence on qms_inspection_release (tenant, series, sequence, id);

create table if not exists qms_inspection_observation (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    inspection text,
    clause text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspection_observation_status_owner_due_on on qms_inspection_observation (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_observation_inspection on qms_inspection_observation (tenant, inspection, id);
create index if not exists qms_inspection_observation_clause on qms_inspection_observation (tenant, clause, id);
create index if not exists qms_inspection_observation_waits_for_waits_until on qms_inspection_observation (tenant, waits_for, waits_until, id);
create index if not exists qms_inspection_observation_waits_until on qms_inspection_observation (tenant, waits_until, id);
create index if not exists qms_inspection_observation_series_sequence on qms_inspection_observation (tenant, series, sequence, id);

create table if not exists qms_inspection_commitment (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspection_commitment_status_owner_due_on on qms_inspection_commitment (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_commitment_parent_round on qms_inspection_commitment (tenant, parent, round, id);
create index if not exists qms_inspection_commitment_waits_for_waits_until on qms_inspection_commitment (tenant, waits_for, waits_until, id);
create index if not exists qms_inspection_commitment_waits_until on qms_inspection_commitment (tenant, waits_until, id);
create index if not exists qms_inspection_commitment_series_sequence on qms_inspection_commitment (tenant, series, sequence, id);

create table if not exists qms_question_bank (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    title text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_question_bank_status_title on qms_question_bank (tenant, status, title, id);
create index if not exists qms_question_bank_series_sequence on qms_question_bank (tenant, series, sequence, id);

create table if not exists qms_course (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    title text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_course_status_title on qms_course (tenant, status, title, id);
create index if not exists qms_course_series_sequence on qms_course (tenant, series, sequence, id);

create table if not exists qms_curriculum (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    title text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_curriculum_status_title on qms_curriculum (tenant, status, title, id);
create index if not exists qms_curriculum_series_sequence on qms_curriculum (tenant, series, sequence, id);

create table if not exists qms_job_role (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    person text,
    job_role text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_job_role_person on qms_job_role (tenant, person, id);
create index if not exists qms_job_role_job_role_status on qms_job_role (tenant, job_role, status, id);
create index if not exists qms_job_role_series_sequence on qms_job_role (tenant, series, sequence, id);

create table if not exists qms_training_cycle (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    course text,
    cycle integer,
    competence text,
    reference text,
    valid_until text,
    open_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_training_cycle_status_owner_due_on on qms_training_cycle (tenant, status, owner, due_on, id);
create index if not exists qms_training_cycle_owner_course on qms_training_cycle (tenant, owner, course, id);
create index if not exists qms_training_cycle_owner_competence on qms_training_cycle (tenant, owner, competence, id);
create index if not exists qms_training_cycle_course_status on qms_training_cycle (tenant, course, status, id);
create index if not exists qms_training_cycle_reference_status on qms_training_cycle (tenant, reference, status, id);
create index if not exists qms_training_cycle_due_on on qms_training_cycle (tenant, due_on, id);

create table if not exists qms_training_session (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    course text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_training_session_status_owner_due_on on qms_training_session (tenant, status, owner, due_on, id);
create index if not exists qms_training_session_course_due_on on qms_training_session (tenant, course, due_on, id);
create index if not exists qms_training_session_series_sequence on qms_training_session (tenant, series, sequence, id);

create table if not exists qms_training_waiver (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    person text,
    course text,
    valid_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_training_waiver_person_course on qms_training_waiver (tenant, person, course, id);
create index if not exists qms_training_waiver_status_valid_until on qms_training_waiver (tenant, status, valid_until, id);
create index if not exists qms_training_waiver_series_sequence on qms_training_waiver (tenant, series, sequence, id);

create table if not exists qms_training_impact (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    curriculum text,
    subject text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_training_impact_status_owner_due_on on qms_training_impact (tenant, status, owner, due_on, id);
create index if not exists qms_training_impact_status_due_on on qms_training_impact (tenant, status, due_on, id);
create index if not exists qms_training_impact_subject on qms_training_impact (tenant, subject, id);
create index if not exists qms_training_impact_waits_for_waits_until on qms_training_impact (tenant, waits_for, waits_until, id);
create index if not exists qms_training_impact_waits_until on qms_training_impact (tenant, waits_until, id);

create table if not exists qms_learning_statement (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    learning_system text,
    cycle text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_learning_statement_status on qms_learning_statement (tenant, status, id);
create index if not exists qms_learning_statement_cycle on qms_learning_statement (tenant, cycle, id);

create table if not exists qms_review_programme (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    covered_until text,
    last_review text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_review_programme_series_sequence on qms_review_programme (tenant, series, sequence, id);

create table if not exists qms_management_review (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    programme text,
    period_from text,
    period_until text,
    held_on text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_management_review_status_owner_due_on on qms_management_review (tenant, status, owner, due_on, id);
create index if not exists qms_management_review_programme_period_from on qms_management_review (tenant, programme, period_from, id);
create index if not exists qms_management_review_waits_for_waits_until on qms_management_review (tenant, waits_for, waits_until, id);
create index if not exists qms_management_review_waits_until on qms_management_review (tenant, waits_until, id);
create index if not exists qms_management_review_series_sequence on qms_management_review (tenant, series, sequence, id);

create table if not exists qms_review_action (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_review_action_status_owner_due_on on qms_review_action (tenant, status, owner, due_on, id);
create index if not exists qms_review_action_parent_round on qms_review_action (tenant, parent, round, id);
create index if not exists qms_review_action_waits_for_waits_until on qms_review_action (tenant, waits_for, waits_until, id);
create index if not exists qms_review_action_waits_until on qms_review_action (tenant, waits_until, id);
create index if not exists qms_review_action_series_sequence on qms_review_action (tenant, series, sequence, id);

create table if not exists qms_decision_effect (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    review text,
    decision integer,
    verdict text,
    judged_at text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_decision_effect_review_judged_at on qms_decision_effect (tenant, review, judged_at, id);
create index if not exists qms_decision_effect_series_sequence on qms_decision_effect (tenant, series, sequence, id);

create table if not exists qms_readiness_assessment (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    as_of text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_readiness_assessment_status_owner_due_on on qms_readiness_assessment (tenant, status, owner, due_on, id);
create index if not exists qms_readiness_assessment_status_as_of on qms_readiness_assessment (tenant, status, as_of, id);
create index if not exists qms_readiness_assessment_waits_for_waits_until on qms_readiness_assessment (tenant, waits_for, waits_until, id);
create index if not exists qms_readiness_assessment_waits_until on qms_readiness_assessment (tenant, waits_until, id);
create index if not exists qms_readiness_assessment_series_sequence on qms_readiness_assessment (tenant, series, sequence, id);

create table if not exists qms_readiness_action (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    owner text,
    opened_on text,
    due_on text,
    ended_on text,
    parent text,
    round integer,
    kind text,
    waits_for text,
    waits_until text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_readiness_action_status_owner_due_on on qms_readiness_action (tenant, status, owner, due_on, id);
create index if not exists qms_readiness_action_parent_round on qms_readiness_action (tenant, parent, round, id);
create index if not exists qms_readiness_action_waits_for_waits_until on qms_readiness_action (tenant, waits_for, waits_until, id);
create index if not exists qms_readiness_action_waits_until on qms_readiness_action (tenant, waits_until, id);
create index if not exists qms_readiness_action_series_sequence on qms_readiness_action (tenant, series, sequence, id);

create table if not exists qms_recurring_work (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    kind text,
    subject text,
    next_due text,
    active integer check (active in (0, 1)),
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_recurring_work_kind_next_due on qms_recurring_work (tenant, kind, next_due, id);
create index if not exists qms_recurring_work_series_sequence on qms_recurring_work (tenant, series, sequence, id);

create table if not exists qms_erasure (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    erased_by text,
    erased_at text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_erasure_series_sequence on qms_erasure (tenant, series, sequence, id);

create table if not exists qms_erased_text (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    erasure text,
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;

create table if not exists qms_evidence_export (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    exported_by text,
    exported_at text,
    sha256 text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_evidence_export_series_sequence on qms_evidence_export (tenant, series, sequence, id);

create table if not exists qms_custody_act (
    tenant text not null,
    id text not null,
    version integer not null,
    schema_version integer not null,
    payload text not null,
    other_attributes text,
    status text,
    kind text,
    acted_by text,
    acted_at text,
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_custody_act_series_sequence on qms_custody_act (tenant, series, sequence, id);
-- End of what is made from the record types.

insert or ignore into qms_schema_history (version, script, installed_at)
    values (1, 'sqlite/V1__foundation.sql', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
