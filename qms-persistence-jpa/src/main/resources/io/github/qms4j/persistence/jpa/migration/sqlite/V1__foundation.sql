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
    trail_head text,
    changed_at text,
    primary key (tenant, id)
) strict;
create index if not exists qms_measurement_kpi_id_period_from on qms_measurement (tenant, kpi_id, period_from, id);

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
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_nonconformity_status_owner_due_on on qms_nonconformity (tenant, status, owner, due_on, id);
create index if not exists qms_nonconformity_pattern_detected_on on qms_nonconformity (tenant, pattern, detected_on, id);
create index if not exists qms_nonconformity_source_requirement_detected_on on qms_nonconformity (tenant, source, requirement, detected_on, id);
create index if not exists qms_nonconformity_detected_on on qms_nonconformity (tenant, detected_on, id);
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
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_capa_status_owner_due_on on qms_capa (tenant, status, owner, due_on, id);
create index if not exists qms_capa_opened_on on qms_capa (tenant, opened_on, id);
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
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_capa_action_status_owner_due_on on qms_capa_action (tenant, status, owner, due_on, id);
create index if not exists qms_capa_action_parent_round on qms_capa_action (tenant, parent, round, id);
create index if not exists qms_capa_action_series_sequence on qms_capa_action (tenant, series, sequence, id);

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
    trail_head text,
    changed_at text,
    series text,
    sequence integer,
    primary key (tenant, id)
) strict;
create index if not exists qms_disposition_status on qms_disposition (tenant, status, id);
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
