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
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_measurement_kpi_id_period_from on qms_measurement (tenant, kpi_id, period_from, id);

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
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_nonconformity_status_owner_due_on on qms_nonconformity (tenant, status, owner, due_on, id);
create index if not exists qms_nonconformity_pattern_detected_on on qms_nonconformity (tenant, pattern, detected_on, id);
create index if not exists qms_nonconformity_source_requirement_detected_on on qms_nonconformity (tenant, source, requirement, detected_on, id);
create index if not exists qms_nonconformity_detected_on on qms_nonconformity (tenant, detected_on, id);
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
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_capa_status_owner_due_on on qms_capa (tenant, status, owner, due_on, id);
create index if not exists qms_capa_opened_on on qms_capa (tenant, opened_on, id);
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
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_capa_action_status_owner_due_on on qms_capa_action (tenant, status, owner, due_on, id);
create index if not exists qms_capa_action_parent_round on qms_capa_action (tenant, parent, round, id);
create index if not exists qms_capa_action_series_sequence on qms_capa_action (tenant, series, sequence, id);

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
    trail_head character varying,
    changed_at timestamp(3) with time zone,
    series character varying,
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_disposition_status on qms_disposition (tenant, status, id);
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
