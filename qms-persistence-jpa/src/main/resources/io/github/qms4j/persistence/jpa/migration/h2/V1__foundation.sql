-- History of the schema, generic records and their attributes, the trail, and a table for each concept.
-- Each statement may be repeated: H2 commits every definition on its own, and a crash can fall between any two.

create table if not exists qms_schema_history (
    version      integer                     not null primary key,
    script       character varying           not null,
    checksum     character varying,
    installed_at timestamp(3) with time zone not null
);

create table if not exists qms_record (
    tenant           character varying not null,
    record_type      character varying not null,
    id               character varying not null,
    version          bigint            not null,
    schema_version   integer           not null,
    payload          character varying not null,
    other_attributes character varying,
    primary key (tenant, record_type, id)
);

create table if not exists qms_attribute (
    tenant        character varying not null,
    record_type   character varying not null,
    id            character varying not null,
    name          character varying not null,
    value_type    character varying not null,
    text_value    character varying,
    long_value    bigint,
    decimal_value decfloat,
    instant_value timestamp(3) with time zone,
    boolean_value boolean,
    date_value    date,
    primary key (tenant, record_type, id, name)
);
create index if not exists qms_attribute_text on qms_attribute (tenant, record_type, name, text_value, id);
create index if not exists qms_attribute_long on qms_attribute (tenant, record_type, name, long_value, id);
create index if not exists qms_attribute_decimal on qms_attribute (tenant, record_type, name, decimal_value, id);
create index if not exists qms_attribute_instant on qms_attribute (tenant, record_type, name, instant_value, id);
create index if not exists qms_attribute_boolean on qms_attribute (tenant, record_type, name, boolean_value, id);
create index if not exists qms_attribute_date on qms_attribute (tenant, record_type, name, date_value, id);

create table if not exists qms_trail_entry (
    tenant           character varying not null,
    id               character varying not null,
    version          bigint            not null,
    schema_version   integer           not null,
    payload          character varying not null,
    other_attributes character varying,
    record_type      character varying,
    record_id        character varying,
    record_version   bigint,
    kind             character varying,
    action           character varying,
    actor            character varying,
    at               timestamp(3) with time zone,
    hash             character varying,
    leaf_index       bigint,
    signer           character varying,
    primary key (tenant, id)
);
create index if not exists qms_trail_entry_record on qms_trail_entry (tenant, record_type, record_id, record_version);
create index if not exists qms_trail_entry_at on qms_trail_entry (tenant, at, id);
create index if not exists qms_trail_entry_hash on qms_trail_entry (tenant, hash);
create index if not exists qms_trail_entry_leaf_index on qms_trail_entry (tenant, leaf_index);

create table if not exists qms_trail_seal (
    tenant           character varying not null,
    id               character varying not null,
    version          bigint            not null,
    schema_version   integer           not null,
    payload          character varying not null,
    other_attributes character varying,
    seal_number      bigint,
    log_size         bigint,
    sealed_at        timestamp(3) with time zone,
    root             character varying,
    hash             character varying,
    primary key (tenant, id)
);
create index if not exists qms_trail_seal_number on qms_trail_seal (tenant, seal_number);
create index if not exists qms_trail_seal_log_size on qms_trail_seal (tenant, log_size);

create table if not exists qms_trail_tile (
    tenant           character varying not null,
    id               character varying not null,
    version          bigint            not null,
    schema_version   integer           not null,
    payload          character varying not null,
    other_attributes character varying,
    tile_level       bigint,
    tile_index       bigint,
    primary key (tenant, id)
);

create table if not exists qms_erasable_text (
    tenant           character varying not null,
    id               character varying not null,
    version          bigint            not null,
    schema_version   integer           not null,
    payload          character varying not null,
    other_attributes character varying,
    primary key (tenant, id)
);

-- Made from the record types; see GeneratedTablesTest.

create table if not exists qms_business_calendar (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    zone character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_document (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    retired_from date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_document_status_owner_due_on on qms_document (tenant, status, owner, due_on, id);
create index if not exists qms_document_opened_on on qms_document (tenant, opened_on, id);
create index if not exists qms_document_status_retired_from on qms_document (tenant, status, retired_from, id);
create index if not exists qms_document_series_sequence on qms_document (tenant, series, sequence, id);

create table if not exists qms_document_version (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    document character varying,
    number bigint,
    sha256 character varying,
    effective_from date,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_document_version_document_number on qms_document_version (tenant, document, number, id);
create index if not exists qms_document_version_sha256 on qms_document_version (tenant, sha256, id);
create index if not exists qms_document_version_status_effective_from on qms_document_version (tenant, status, effective_from, id);
create index if not exists qms_document_version_waits_for_waits_until on qms_document_version (tenant, waits_for, waits_until, id);
create index if not exists qms_document_version_waits_until on qms_document_version (tenant, waits_until, id);

create table if not exists qms_document_acknowledgement (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    version_ character varying,
    sha256 character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_document_acknowledgement_status_owner_due_on on qms_document_acknowledgement (tenant, status, owner, due_on, id);
create index if not exists qms_document_acknowledgement_version__status on qms_document_acknowledgement (tenant, version_, status, id);
create index if not exists qms_document_acknowledgement_waits_for_waits_until on qms_document_acknowledgement (tenant, waits_for, waits_until, id);
create index if not exists qms_document_acknowledgement_waits_until on qms_document_acknowledgement (tenant, waits_until, id);

create table if not exists qms_document_approval (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    subject character varying,
    round bigint,
    capacity character varying,
    approver character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_document_approval_subject_round on qms_document_approval (tenant, subject, round, id);
create index if not exists qms_document_approval_series_sequence on qms_document_approval (tenant, series, sequence, id);

create table if not exists qms_document_approval_sheet (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_ticket (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    reference character varying,
    source character varying,
    kind character varying,
    status character varying,
    priority character varying,
    service character varying,
    category character varying,
    assignment_group character varying,
    opened_at timestamp(3) with time zone,
    resolved_at timestamp(3) with time zone,
    closed_at timestamp(3) with time zone,
    import_run character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_ticket_source_reference on qms_ticket (tenant, source, reference, id);
create index if not exists qms_ticket_status_opened_at on qms_ticket (tenant, status, opened_at, id);
create index if not exists qms_ticket_opened_at on qms_ticket (tenant, opened_at, id);
create index if not exists qms_ticket_resolved_at on qms_ticket (tenant, resolved_at, id);

create table if not exists qms_sla_definition (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    name character varying,
    agreement character varying,
    service character varying,
    effective_from timestamp(3) with time zone,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_import_run (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    sha256 character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_import_run_series_sequence on qms_import_run (tenant, series, sequence, id);

create table if not exists qms_escalation (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    ticket_id character varying,
    at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_escalation_ticket_id on qms_escalation (tenant, ticket_id, id);

create table if not exists qms_nonconformity_proposal (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    rule_id character varying,
    subject character varying,
    since timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_nonconformity_proposal_since on qms_nonconformity_proposal (tenant, since, id);

create table if not exists qms_kpi_definition (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    owner character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_measurement (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    kpi_id character varying,
    period_from date,
    period_until date,
    breakdown character varying,
    group_key character varying,
    value_ decfloat,
    value__scale integer,
    unit character varying,
    numerator bigint,
    denominator bigint,
    status character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_measurement_kpi_id_period_from on qms_measurement (tenant, kpi_id, period_from, id);
create index if not exists qms_measurement_waits_for_waits_until on qms_measurement (tenant, waits_for, waits_until, id);
create index if not exists qms_measurement_waits_until on qms_measurement (tenant, waits_until, id);

create table if not exists qms_kpi_decision (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    kpi_id character varying,
    measurement_id character varying,
    decided character varying,
    decided_by character varying,
    at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_kpi_decision_kpi_id_at on qms_kpi_decision (tenant, kpi_id, at, id);
create index if not exists qms_kpi_decision_series_sequence on qms_kpi_decision (tenant, series, sequence, id);

create table if not exists qms_objective (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    statement character varying,
    objective_level character varying,
    kpi character varying,
    service_owner character varying,
    parent character varying,
    carried_from character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
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
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_objective_action_status_owner_due_on on qms_objective_action (tenant, status, owner, due_on, id);
create index if not exists qms_objective_action_parent_round on qms_objective_action (tenant, parent, round, id);
create index if not exists qms_objective_action_waits_for_waits_until on qms_objective_action (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_action_waits_until on qms_objective_action (tenant, waits_until, id);
create index if not exists qms_objective_action_series_sequence on qms_objective_action (tenant, series, sequence, id);

create table if not exists qms_objective_review (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    objective character varying,
    opens_on date,
    verdict character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_objective_review_status_owner_due_on on qms_objective_review (tenant, status, owner, due_on, id);
create index if not exists qms_objective_review_objective_opens_on on qms_objective_review (tenant, objective, opens_on, id);
create index if not exists qms_objective_review_status_due_on on qms_objective_review (tenant, status, due_on, id);
create index if not exists qms_objective_review_waits_for_waits_until on qms_objective_review (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_review_waits_until on qms_objective_review (tenant, waits_until, id);
create index if not exists qms_objective_review_series_sequence on qms_objective_review (tenant, series, sequence, id);

create table if not exists qms_objective_acknowledgement (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    objective character varying,
    team character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_objective_acknowledgement_status_owner_due_on on qms_objective_acknowledgement (tenant, status, owner, due_on, id);
create index if not exists qms_objective_acknowledgement_objective_status on qms_objective_acknowledgement (tenant, objective, status, id);
create index if not exists qms_objective_acknowledgement_waits_for_waits_until on qms_objective_acknowledgement (tenant, waits_for, waits_until, id);
create index if not exists qms_objective_acknowledgement_waits_until on qms_objective_acknowledgement (tenant, waits_until, id);

create table if not exists qms_objective_carry_over (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    for_year bigint,
    carried_over_on date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_objective_agreement (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    subject character varying,
    round bigint,
    capacity character varying,
    approver character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_objective_agreement_subject_round on qms_objective_agreement (tenant, subject, round, id);
create index if not exists qms_objective_agreement_series_sequence on qms_objective_agreement (tenant, series, sequence, id);

create table if not exists qms_objective_agreement_sheet (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_vendor (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    name character varying,
    risk character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_vendor_status_owner_due_on on qms_vendor (tenant, status, owner, due_on, id);
create index if not exists qms_vendor_opened_on on qms_vendor (tenant, opened_on, id);
create index if not exists qms_vendor_due_on on qms_vendor (tenant, due_on, id);
create index if not exists qms_vendor_waits_for_waits_until on qms_vendor (tenant, waits_for, waits_until, id);
create index if not exists qms_vendor_waits_until on qms_vendor (tenant, waits_until, id);
create index if not exists qms_vendor_series_sequence on qms_vendor (tenant, series, sequence, id);

create table if not exists qms_vendor_failure (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    vendor character varying,
    failed_on date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_vendor_failure_failed_on on qms_vendor_failure (tenant, failed_on, id);

create table if not exists qms_selection (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    vendor character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_selection_status_owner_due_on on qms_selection (tenant, status, owner, due_on, id);
create index if not exists qms_selection_opened_on on qms_selection (tenant, opened_on, id);
create index if not exists qms_selection_vendor on qms_selection (tenant, vendor, id);
create index if not exists qms_selection_waits_for_waits_until on qms_selection (tenant, waits_for, waits_until, id);
create index if not exists qms_selection_waits_until on qms_selection (tenant, waits_until, id);
create index if not exists qms_selection_series_sequence on qms_selection (tenant, series, sequence, id);

create table if not exists qms_implementation (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    selection character varying,
    title character varying,
    live_on date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_implementation_status_owner_due_on on qms_implementation (tenant, status, owner, due_on, id);
create index if not exists qms_implementation_opened_on on qms_implementation (tenant, opened_on, id);
create index if not exists qms_implementation_selection on qms_implementation (tenant, selection, id);
create index if not exists qms_implementation_series_sequence on qms_implementation (tenant, series, sequence, id);

create table if not exists qms_milestone (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_milestone_status_owner_due_on on qms_milestone (tenant, status, owner, due_on, id);
create index if not exists qms_milestone_parent_round on qms_milestone (tenant, parent, round, id);
create index if not exists qms_milestone_waits_for_waits_until on qms_milestone (tenant, waits_for, waits_until, id);
create index if not exists qms_milestone_waits_until on qms_milestone (tenant, waits_until, id);
create index if not exists qms_milestone_series_sequence on qms_milestone (tenant, series, sequence, id);

create table if not exists qms_solution_effect (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    implementation character varying,
    kpi_id character varying,
    verdict character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_solution_effect_status_owner_due_on on qms_solution_effect (tenant, status, owner, due_on, id);
create index if not exists qms_solution_effect_opened_on on qms_solution_effect (tenant, opened_on, id);
create index if not exists qms_solution_effect_implementation on qms_solution_effect (tenant, implementation, id);
create index if not exists qms_solution_effect_waits_for_waits_until on qms_solution_effect (tenant, waits_for, waits_until, id);
create index if not exists qms_solution_effect_waits_until on qms_solution_effect (tenant, waits_until, id);
create index if not exists qms_solution_effect_series_sequence on qms_solution_effect (tenant, series, sequence, id);

create table if not exists qms_selection_approval (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    subject character varying,
    round bigint,
    capacity character varying,
    approver character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_selection_approval_subject_round on qms_selection_approval (tenant, subject, round, id);
create index if not exists qms_selection_approval_series_sequence on qms_selection_approval (tenant, series, sequence, id);

create table if not exists qms_selection_approval_sheet (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_nonconformity (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    source character varying,
    severity character varying,
    requirement character varying,
    pattern character varying,
    capa character varying,
    detected_on date,
    occurred_on date,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_nonconformity_status_owner_due_on on qms_nonconformity (tenant, status, owner, due_on, id);
create index if not exists qms_nonconformity_pattern_occurred_on on qms_nonconformity (tenant, pattern, occurred_on, id);
create index if not exists qms_nonconformity_source_requirement_detected_on on qms_nonconformity (tenant, source, requirement, detected_on, id);
create index if not exists qms_nonconformity_detected_on on qms_nonconformity (tenant, detected_on, id);
create index if not exists qms_nonconformity_waits_for_waits_until on qms_nonconformity (tenant, waits_for, waits_until, id);
create index if not exists qms_nonconformity_waits_until on qms_nonconformity (tenant, waits_until, id);
create index if not exists qms_nonconformity_series_sequence on qms_nonconformity (tenant, series, sequence, id);

create table if not exists qms_proposal_answer (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    outcome character varying,
    nonconformity character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_capa (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    priority character varying,
    cycle bigint,
    recurrence_of character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_capa_status_owner_due_on on qms_capa (tenant, status, owner, due_on, id);
create index if not exists qms_capa_opened_on on qms_capa (tenant, opened_on, id);
create index if not exists qms_capa_waits_for_waits_until on qms_capa (tenant, waits_for, waits_until, id);
create index if not exists qms_capa_waits_until on qms_capa (tenant, waits_until, id);
create index if not exists qms_capa_series_sequence on qms_capa (tenant, series, sequence, id);

create table if not exists qms_capa_action (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_capa_action_status_owner_due_on on qms_capa_action (tenant, status, owner, due_on, id);
create index if not exists qms_capa_action_parent_round on qms_capa_action (tenant, parent, round, id);
create index if not exists qms_capa_action_waits_for_waits_until on qms_capa_action (tenant, waits_for, waits_until, id);
create index if not exists qms_capa_action_waits_until on qms_capa_action (tenant, waits_until, id);
create index if not exists qms_capa_action_series_sequence on qms_capa_action (tenant, series, sequence, id);

create table if not exists qms_change_model (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_change_model_status_owner_due_on on qms_change_model (tenant, status, owner, due_on, id);
create index if not exists qms_change_model_opened_on on qms_change_model (tenant, opened_on, id);
create index if not exists qms_change_model_waits_for_waits_until on qms_change_model (tenant, waits_for, waits_until, id);
create index if not exists qms_change_model_waits_until on qms_change_model (tenant, waits_until, id);
create index if not exists qms_change_model_series_sequence on qms_change_model (tenant, series, sequence, id);

create table if not exists qms_change (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    kind character varying,
    risk character varying,
    model character varying,
    window_from timestamp(3) with time zone,
    window_until timestamp(3) with time zone,
    decide_by date,
    outcome character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_change_status_owner_due_on on qms_change (tenant, status, owner, due_on, id);
create index if not exists qms_change_opened_on on qms_change (tenant, opened_on, id);
create index if not exists qms_change_window_from on qms_change (tenant, window_from, id);
create index if not exists qms_change_model_id on qms_change (tenant, model, id);
create index if not exists qms_change_waits_for_waits_until on qms_change (tenant, waits_for, waits_until, id);
create index if not exists qms_change_waits_until on qms_change (tenant, waits_until, id);
create index if not exists qms_change_series_sequence on qms_change (tenant, series, sequence, id);

create table if not exists qms_problem (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    service character varying,
    priority character varying,
    fix character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_problem_status_owner_due_on on qms_problem (tenant, status, owner, due_on, id);
create index if not exists qms_problem_opened_on on qms_problem (tenant, opened_on, id);
create index if not exists qms_problem_service_status_opened_on on qms_problem (tenant, service, status, opened_on, id);
create index if not exists qms_problem_fix on qms_problem (tenant, fix, id);
create index if not exists qms_problem_waits_for_waits_until on qms_problem (tenant, waits_for, waits_until, id);
create index if not exists qms_problem_waits_until on qms_problem (tenant, waits_until, id);
create index if not exists qms_problem_series_sequence on qms_problem (tenant, series, sequence, id);

create table if not exists qms_major_incident (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    declared_at timestamp(3) with time zone,
    next_update_by timestamp(3) with time zone,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_major_incident_status_owner_due_on on qms_major_incident (tenant, status, owner, due_on, id);
create index if not exists qms_major_incident_declared_at on qms_major_incident (tenant, declared_at, id);
create index if not exists qms_major_incident_status_next_update_by on qms_major_incident (tenant, status, next_update_by, id);
create index if not exists qms_major_incident_waits_for_waits_until on qms_major_incident (tenant, waits_for, waits_until, id);
create index if not exists qms_major_incident_waits_until on qms_major_incident (tenant, waits_until, id);

create table if not exists qms_request_offering (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    name character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_request_offering_status_owner_due_on on qms_request_offering (tenant, status, owner, due_on, id);
create index if not exists qms_request_offering_name on qms_request_offering (tenant, name, id);

create table if not exists qms_service_request (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    offering character varying,
    requested_for character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_service_request_status_owner_due_on on qms_service_request (tenant, status, owner, due_on, id);
create index if not exists qms_service_request_opened_on on qms_service_request (tenant, opened_on, id);
create index if not exists qms_service_request_requested_for_opened_on on qms_service_request (tenant, requested_for, opened_on, id);
create index if not exists qms_service_request_waits_for_waits_until on qms_service_request (tenant, waits_for, waits_until, id);
create index if not exists qms_service_request_waits_until on qms_service_request (tenant, waits_until, id);
create index if not exists qms_service_request_series_sequence on qms_service_request (tenant, series, sequence, id);

create table if not exists qms_change_approval (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    subject character varying,
    round bigint,
    capacity character varying,
    approver character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_change_approval_subject_round on qms_change_approval (tenant, subject, round, id);
create index if not exists qms_change_approval_series_sequence on qms_change_approval (tenant, series, sequence, id);

create table if not exists qms_change_approval_sheet (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_audit_programme (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    period_from date,
    period_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_audit_programme_status_owner_due_on on qms_audit_programme (tenant, status, owner, due_on, id);
create index if not exists qms_audit_programme_period_from on qms_audit_programme (tenant, period_from, id);
create index if not exists qms_audit_programme_series_sequence on qms_audit_programme (tenant, series, sequence, id);

create table if not exists qms_audit (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    title character varying,
    planned_from date,
    programme character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_audit_status_owner_due_on on qms_audit (tenant, status, owner, due_on, id);
create index if not exists qms_audit_programme_planned_from on qms_audit (tenant, programme, planned_from, id);
create index if not exists qms_audit_planned_from on qms_audit (tenant, planned_from, id);
create index if not exists qms_audit_waits_for_waits_until on qms_audit (tenant, waits_for, waits_until, id);
create index if not exists qms_audit_waits_until on qms_audit (tenant, waits_until, id);
create index if not exists qms_audit_series_sequence on qms_audit (tenant, series, sequence, id);

create table if not exists qms_audit_line (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    audit character varying,
    process character varying,
    requirement character varying,
    verdict character varying,
    place bigint,
    assessed_on date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_audit_line_audit_status on qms_audit_line (tenant, audit, status, id);
create index if not exists qms_audit_line_audit_place on qms_audit_line (tenant, audit, place, id);
create index if not exists qms_audit_line_process_assessed_on on qms_audit_line (tenant, process, assessed_on, id);

create table if not exists qms_audit_finding (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    audit character varying,
    line character varying,
    process character varying,
    requirement character varying,
    verdict character varying,
    grade bigint,
    repeat_of character varying,
    nonconformity character varying,
    capa character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
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
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    audit character varying,
    draws bigint,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_audit_sample_audit on qms_audit_sample (tenant, audit, id);
create index if not exists qms_audit_sample_series_sequence on qms_audit_sample (tenant, series, sequence, id);

create table if not exists qms_audit_action (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_audit_action_status_owner_due_on on qms_audit_action (tenant, status, owner, due_on, id);
create index if not exists qms_audit_action_parent_round on qms_audit_action (tenant, parent, round, id);
create index if not exists qms_audit_action_waits_for_waits_until on qms_audit_action (tenant, waits_for, waits_until, id);
create index if not exists qms_audit_action_waits_until on qms_audit_action (tenant, waits_until, id);
create index if not exists qms_audit_action_series_sequence on qms_audit_action (tenant, series, sequence, id);

create table if not exists qms_audit_approval (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    subject character varying,
    round bigint,
    capacity character varying,
    approver character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_audit_approval_subject_round on qms_audit_approval (tenant, subject, round, id);
create index if not exists qms_audit_approval_series_sequence on qms_audit_approval (tenant, series, sequence, id);

create table if not exists qms_audit_approval_sheet (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_retention_policy (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_legal_hold (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    record_type character varying,
    matter character varying,
    placed_by character varying,
    placed_at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_legal_hold_status on qms_legal_hold (tenant, status, id);
create index if not exists qms_legal_hold_series_sequence on qms_legal_hold (tenant, series, sequence, id);

create table if not exists qms_disposition (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    record_type character varying,
    proposed_by character varying,
    proposed_at timestamp(3) with time zone,
    decided_by character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_disposition_status on qms_disposition (tenant, status, id);
create index if not exists qms_disposition_waits_for_waits_until on qms_disposition (tenant, waits_for, waits_until, id);
create index if not exists qms_disposition_waits_until on qms_disposition (tenant, waits_until, id);
create index if not exists qms_disposition_series_sequence on qms_disposition (tenant, series, sequence, id);

create table if not exists qms_tombstone (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    record_type character varying,
    record_id character varying,
    record_series character varying,
    record_sequence bigint,
    first_leaf bigint,
    last_leaf bigint,
    disposition character varying,
    disposed_at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_tombstone_record_type_record_series_record_sequence on qms_tombstone (tenant, record_type, record_series, record_sequence, id);
create index if not exists qms_tombstone_first_leaf_last_leaf on qms_tombstone (tenant, first_leaf, last_leaf, id);

create table if not exists qms_delegation (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    delegator character varying,
    delegate character varying,
    valid_from timestamp(3) with time zone,
    valid_until timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_delegation_delegate on qms_delegation (tenant, delegate, id);
create index if not exists qms_delegation_delegator on qms_delegation (tenant, delegator, id);
create index if not exists qms_delegation_series_sequence on qms_delegation (tenant, series, sequence, id);

create table if not exists qms_person (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    department character varying,
    manager character varying,
    site character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_person_department_status on qms_person (tenant, department, status, id);
create index if not exists qms_person_manager_status on qms_person (tenant, manager, status, id);
create index if not exists qms_person_site_status on qms_person (tenant, site, status, id);

create table if not exists qms_department (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    parent character varying,
    head character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_department_parent_status on qms_department (tenant, parent, status, id);
create index if not exists qms_department_head_status on qms_department (tenant, head, status, id);

create table if not exists qms_site (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_business_process (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    department character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_business_process_owner_status on qms_business_process (tenant, owner, status, id);
create index if not exists qms_business_process_department_status on qms_business_process (tenant, department, status, id);

create table if not exists qms_adopted_edition (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_adopted_edition_status_owner_due_on on qms_adopted_edition (tenant, status, owner, due_on, id);
create index if not exists qms_adopted_edition_waits_for_waits_until on qms_adopted_edition (tenant, waits_for, waits_until, id);
create index if not exists qms_adopted_edition_waits_until on qms_adopted_edition (tenant, waits_until, id);

create table if not exists qms_requirement (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    edition character varying,
    verdict character varying,
    assessment character varying,
    suspect boolean,
    competence character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_requirement_status_owner_due_on on qms_requirement (tenant, status, owner, due_on, id);
create index if not exists qms_requirement_edition_status_verdict on qms_requirement (tenant, edition, status, verdict, id);
create index if not exists qms_requirement_competence on qms_requirement (tenant, competence, id);

create table if not exists qms_requirement_assessment (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    requirement character varying,
    verdict character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_requirement_assessment_status_owner_due_on on qms_requirement_assessment (tenant, status, owner, due_on, id);
create index if not exists qms_requirement_assessment_requirement on qms_requirement_assessment (tenant, requirement, id);
create index if not exists qms_requirement_assessment_waits_for_waits_until on qms_requirement_assessment (tenant, waits_for, waits_until, id);
create index if not exists qms_requirement_assessment_waits_until on qms_requirement_assessment (tenant, waits_until, id);
create index if not exists qms_requirement_assessment_series_sequence on qms_requirement_assessment (tenant, series, sequence, id);

create table if not exists qms_requirement_link (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    source_type character varying,
    source character varying,
    relation character varying,
    target_type character varying,
    target character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_requirement_link_source_source_type_status on qms_requirement_link (tenant, source, source_type, status, id);
create index if not exists qms_requirement_link_target_target_type_status on qms_requirement_link (tenant, target, target_type, status, id);

create table if not exists qms_requirement_evidence (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    subject_type character varying,
    subject character varying,
    target_type character varying,
    target character varying,
    effective_from date,
    effective_until date,
    collected_on date,
    valid_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_requirement_evidence_subject_subject_type on qms_requirement_evidence (tenant, subject, subject_type, id);
create index if not exists qms_requirement_evidence_target_target_type on qms_requirement_evidence (tenant, target, target_type, id);
create index if not exists qms_requirement_evidence_status_valid_until on qms_requirement_evidence (tenant, status, valid_until, id);
create index if not exists qms_requirement_evidence_series_sequence on qms_requirement_evidence (tenant, series, sequence, id);

create table if not exists qms_inspector_access (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    inspector character varying,
    authority character varying,
    valid_from timestamp(3) with time zone,
    valid_until timestamp(3) with time zone,
    granted_by character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspector_access_inspector on qms_inspector_access (tenant, inspector, id);
create index if not exists qms_inspector_access_series_sequence on qms_inspector_access (tenant, series, sequence, id);

create table if not exists qms_inspection (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    authority character varying,
    from_ date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspection_status_owner_due_on on qms_inspection (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_from_ on qms_inspection (tenant, from_, id);
create index if not exists qms_inspection_series_sequence on qms_inspection (tenant, series, sequence, id);

create table if not exists qms_inspection_request (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    inspection character varying,
    priority character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspection_request_status_owner_due_on on qms_inspection_request (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_request_inspection on qms_inspection_request (tenant, inspection, id);
create index if not exists qms_inspection_request_waits_for_waits_until on qms_inspection_request (tenant, waits_for, waits_until, id);
create index if not exists qms_inspection_request_waits_until on qms_inspection_request (tenant, waits_until, id);
create index if not exists qms_inspection_request_series_sequence on qms_inspection_request (tenant, series, sequence, id);

create table if not exists qms_inspection_release (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    inspection character varying,
    request character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspection_release_inspection on qms_inspection_release (tenant, inspection, id);
create index if not exists qms_inspection_release_request on qms_inspection_release (tenant, request, id);
create index if not exists qms_inspection_release_series_sequence on qms_inspection_release (tenant, series, sequence, id);

create table if not exists qms_inspection_observation (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    inspection character varying,
    clause character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspection_observation_status_owner_due_on on qms_inspection_observation (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_observation_inspection on qms_inspection_observation (tenant, inspection, id);
create index if not exists qms_inspection_observation_clause on qms_inspection_observation (tenant, clause, id);
create index if not exists qms_inspection_observation_waits_for_waits_until on qms_inspection_observation (tenant, waits_for, waits_until, id);
create index if not exists qms_inspection_observation_waits_until on qms_inspection_observation (tenant, waits_until, id);
create index if not exists qms_inspection_observation_series_sequence on qms_inspection_observation (tenant, series, sequence, id);

create table if not exists qms_inspection_commitment (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspection_commitment_status_owner_due_on on qms_inspection_commitment (tenant, status, owner, due_on, id);
create index if not exists qms_inspection_commitment_parent_round on qms_inspection_commitment (tenant, parent, round, id);
create index if not exists qms_inspection_commitment_waits_for_waits_until on qms_inspection_commitment (tenant, waits_for, waits_until, id);
create index if not exists qms_inspection_commitment_waits_until on qms_inspection_commitment (tenant, waits_until, id);
create index if not exists qms_inspection_commitment_series_sequence on qms_inspection_commitment (tenant, series, sequence, id);

create table if not exists qms_question_bank (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    title character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_question_bank_status_title on qms_question_bank (tenant, status, title, id);
create index if not exists qms_question_bank_series_sequence on qms_question_bank (tenant, series, sequence, id);

create table if not exists qms_course (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    title character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_course_status_title on qms_course (tenant, status, title, id);
create index if not exists qms_course_series_sequence on qms_course (tenant, series, sequence, id);

create table if not exists qms_curriculum (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    title character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_curriculum_status_title on qms_curriculum (tenant, status, title, id);
create index if not exists qms_curriculum_series_sequence on qms_curriculum (tenant, series, sequence, id);

create table if not exists qms_job_role (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    person character varying,
    job_role character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_job_role_person on qms_job_role (tenant, person, id);
create index if not exists qms_job_role_job_role_status on qms_job_role (tenant, job_role, status, id);
create index if not exists qms_job_role_series_sequence on qms_job_role (tenant, series, sequence, id);

create table if not exists qms_training_cycle (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    course character varying,
    cycle bigint,
    competence character varying,
    reference character varying,
    valid_until date,
    open_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_training_cycle_status_owner_due_on on qms_training_cycle (tenant, status, owner, due_on, id);
create index if not exists qms_training_cycle_owner_course on qms_training_cycle (tenant, owner, course, id);
create index if not exists qms_training_cycle_owner_competence on qms_training_cycle (tenant, owner, competence, id);
create index if not exists qms_training_cycle_course_status on qms_training_cycle (tenant, course, status, id);
create index if not exists qms_training_cycle_reference_status on qms_training_cycle (tenant, reference, status, id);
create index if not exists qms_training_cycle_due_on on qms_training_cycle (tenant, due_on, id);

create table if not exists qms_training_session (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    course character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_training_session_status_owner_due_on on qms_training_session (tenant, status, owner, due_on, id);
create index if not exists qms_training_session_course_due_on on qms_training_session (tenant, course, due_on, id);
create index if not exists qms_training_session_series_sequence on qms_training_session (tenant, series, sequence, id);

create table if not exists qms_training_waiver (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    person character varying,
    course character varying,
    valid_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_training_waiver_person_course on qms_training_waiver (tenant, person, course, id);
create index if not exists qms_training_waiver_status_valid_until on qms_training_waiver (tenant, status, valid_until, id);
create index if not exists qms_training_waiver_series_sequence on qms_training_waiver (tenant, series, sequence, id);

create table if not exists qms_training_impact (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    curriculum character varying,
    subject character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_training_impact_status_owner_due_on on qms_training_impact (tenant, status, owner, due_on, id);
create index if not exists qms_training_impact_status_due_on on qms_training_impact (tenant, status, due_on, id);
create index if not exists qms_training_impact_subject on qms_training_impact (tenant, subject, id);
create index if not exists qms_training_impact_waits_for_waits_until on qms_training_impact (tenant, waits_for, waits_until, id);
create index if not exists qms_training_impact_waits_until on qms_training_impact (tenant, waits_until, id);

create table if not exists qms_learning_statement (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    learning_system character varying,
    cycle character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_learning_statement_status on qms_learning_statement (tenant, status, id);
create index if not exists qms_learning_statement_cycle on qms_learning_statement (tenant, cycle, id);

create table if not exists qms_review_programme (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    covered_until date,
    last_review character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_review_programme_series_sequence on qms_review_programme (tenant, series, sequence, id);

create table if not exists qms_management_review (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    programme character varying,
    period_from date,
    period_until date,
    held_on date,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_management_review_status_owner_due_on on qms_management_review (tenant, status, owner, due_on, id);
create index if not exists qms_management_review_programme_period_from on qms_management_review (tenant, programme, period_from, id);
create index if not exists qms_management_review_waits_for_waits_until on qms_management_review (tenant, waits_for, waits_until, id);
create index if not exists qms_management_review_waits_until on qms_management_review (tenant, waits_until, id);
create index if not exists qms_management_review_series_sequence on qms_management_review (tenant, series, sequence, id);

create table if not exists qms_review_action (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_review_action_status_owner_due_on on qms_review_action (tenant, status, owner, due_on, id);
create index if not exists qms_review_action_parent_round on qms_review_action (tenant, parent, round, id);
create index if not exists qms_review_action_waits_for_waits_until on qms_review_action (tenant, waits_for, waits_until, id);
create index if not exists qms_review_action_waits_until on qms_review_action (tenant, waits_until, id);
create index if not exists qms_review_action_series_sequence on qms_review_action (tenant, series, sequence, id);

create table if not exists qms_decision_effect (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    review character varying,
    decision bigint,
    verdict character varying,
    judged_at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_decision_effect_review_judged_at on qms_decision_effect (tenant, review, judged_at, id);
create index if not exists qms_decision_effect_series_sequence on qms_decision_effect (tenant, series, sequence, id);

create table if not exists qms_readiness_assessment (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    as_of timestamp(3) with time zone,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_readiness_assessment_status_owner_due_on on qms_readiness_assessment (tenant, status, owner, due_on, id);
create index if not exists qms_readiness_assessment_status_as_of on qms_readiness_assessment (tenant, status, as_of, id);
create index if not exists qms_readiness_assessment_waits_for_waits_until on qms_readiness_assessment (tenant, waits_for, waits_until, id);
create index if not exists qms_readiness_assessment_waits_until on qms_readiness_assessment (tenant, waits_until, id);
create index if not exists qms_readiness_assessment_series_sequence on qms_readiness_assessment (tenant, series, sequence, id);

create table if not exists qms_readiness_action (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    owner character varying,
    opened_on date,
    due_on date,
    ended_on date,
    parent character varying,
    round bigint,
    kind character varying,
    waits_for character varying,
    waits_until date,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_readiness_action_status_owner_due_on on qms_readiness_action (tenant, status, owner, due_on, id);
create index if not exists qms_readiness_action_parent_round on qms_readiness_action (tenant, parent, round, id);
create index if not exists qms_readiness_action_waits_for_waits_until on qms_readiness_action (tenant, waits_for, waits_until, id);
create index if not exists qms_readiness_action_waits_until on qms_readiness_action (tenant, waits_until, id);
create index if not exists qms_readiness_action_series_sequence on qms_readiness_action (tenant, series, sequence, id);

create table if not exists qms_recurring_work (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    kind character varying,
    subject character varying,
    next_due timestamp(3) with time zone,
    active boolean,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_recurring_work_kind_next_due on qms_recurring_work (tenant, kind, next_due, id);
create index if not exists qms_recurring_work_series_sequence on qms_recurring_work (tenant, series, sequence, id);

create table if not exists qms_erasure (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    erased_by character varying,
    erased_at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_erasure_series_sequence on qms_erasure (tenant, series, sequence, id);

create table if not exists qms_erased_text (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    erasure character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_evidence_export (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    exported_by character varying,
    exported_at timestamp(3) with time zone,
    sha256 character varying,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_evidence_export_series_sequence on qms_evidence_export (tenant, series, sequence, id);

create table if not exists qms_custody_act (
    tenant character varying not null,
    id character varying not null,
    version bigint not null,
    schema_version integer not null,
    payload character varying not null,
    other_attributes character varying,
    status character varying,
    kind character varying,
    acted_by character varying,
    acted_at timestamp(3) with time zone,
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_custody_act_series_sequence on qms_custody_act (tenant, series, sequence, id);
-- End of what is made from the record types.

merge into qms_schema_history (version, script, installed_at)
    key (version) values (1, 'h2/V1__foundation.sql', current_timestamp(3));
