-- History of the schema, generic records and their attributes, the trail, and a table for each concept.
-- The same tables and indexes as for the other databases. Text is sorted by code point, whatever the database's collation.

create table if not exists qms_schema_history (
    version      integer                     not null primary key,
    script       text collate "C"            not null,
    checksum     text collate "C",
    installed_at timestamp(3) with time zone not null
);

create table if not exists qms_record (
    tenant           text collate "C" not null,
    record_type      text collate "C" not null,
    id               text collate "C" not null,
    version          bigint           not null,
    schema_version   integer          not null,
    payload          text collate "C" not null,
    other_attributes text collate "C",
    primary key (tenant, record_type, id)
);

create table if not exists qms_attribute (
    tenant        text collate "C" not null,
    record_type   text collate "C" not null,
    id            text collate "C" not null,
    name          text collate "C" not null,
    value_type    text collate "C" not null,
    text_value    text collate "C",
    long_value    bigint,
    decimal_value numeric,
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
    tenant           text collate "C" not null,
    id               text collate "C" not null,
    version          bigint           not null,
    schema_version   integer          not null,
    payload          text collate "C" not null,
    other_attributes text collate "C",
    record_type      text collate "C",
    record_id        text collate "C",
    record_version   bigint,
    kind             text collate "C",
    action           text collate "C",
    actor            text collate "C",
    at               timestamp(3) with time zone,
    hash             text collate "C",
    leaf_index       bigint,
    signer           text collate "C",
    primary key (tenant, id)
);
create index if not exists qms_trail_entry_record on qms_trail_entry (tenant, record_type, record_id, record_version);
create index if not exists qms_trail_entry_at on qms_trail_entry (tenant, at, id);
create index if not exists qms_trail_entry_hash on qms_trail_entry (tenant, hash);
create index if not exists qms_trail_entry_leaf_index on qms_trail_entry (tenant, leaf_index);

create table if not exists qms_trail_seal (
    tenant           text collate "C" not null,
    id               text collate "C" not null,
    version          bigint           not null,
    schema_version   integer          not null,
    payload          text collate "C" not null,
    other_attributes text collate "C",
    seal_number      bigint,
    log_size         bigint,
    sealed_at        timestamp(3) with time zone,
    root             text collate "C",
    hash             text collate "C",
    primary key (tenant, id)
);
create index if not exists qms_trail_seal_number on qms_trail_seal (tenant, seal_number);
create index if not exists qms_trail_seal_log_size on qms_trail_seal (tenant, log_size);

create table if not exists qms_trail_tile (
    tenant           text collate "C" not null,
    id               text collate "C" not null,
    version          bigint           not null,
    schema_version   integer          not null,
    payload          text collate "C" not null,
    other_attributes text collate "C",
    tile_level       bigint,
    tile_index       bigint,
    primary key (tenant, id)
);

create table if not exists qms_erasable_text (
    tenant           text collate "C" not null,
    id               text collate "C" not null,
    version          bigint           not null,
    schema_version   integer          not null,
    payload          text collate "C" not null,
    other_attributes text collate "C",
    primary key (tenant, id)
);

-- Made from the record types; see GeneratedTablesTest.

create table if not exists qms_business_calendar (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    zone text collate "C",
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_ticket (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    reference text collate "C",
    source text collate "C",
    kind text collate "C",
    status text collate "C",
    priority text collate "C",
    service text collate "C",
    category text collate "C",
    assignment_group text collate "C",
    opened_at timestamp(3) with time zone,
    resolved_at timestamp(3) with time zone,
    closed_at timestamp(3) with time zone,
    import_run text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_ticket_source_reference on qms_ticket (tenant, source, reference, id);
create index if not exists qms_ticket_status_opened_at on qms_ticket (tenant, status, opened_at, id);
create index if not exists qms_ticket_opened_at on qms_ticket (tenant, opened_at, id);
create index if not exists qms_ticket_resolved_at on qms_ticket (tenant, resolved_at, id);

create table if not exists qms_sla_definition (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    name text collate "C",
    agreement text collate "C",
    service text collate "C",
    effective_from timestamp(3) with time zone,
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_import_run (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    sha256 text collate "C",
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_import_run_series_sequence on qms_import_run (tenant, series, sequence, id);

create table if not exists qms_escalation (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    ticket_id text collate "C",
    at timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_escalation_ticket_id on qms_escalation (tenant, ticket_id, id);

create table if not exists qms_nonconformity_proposal (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    rule_id text collate "C",
    subject text collate "C",
    since timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_nonconformity_proposal_since on qms_nonconformity_proposal (tenant, since, id);

create table if not exists qms_kpi_definition (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    owner text collate "C",
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_measurement (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    kpi_id text collate "C",
    period_from date,
    period_until date,
    breakdown text collate "C",
    group_key text collate "C",
    value_ numeric,
    value__scale integer,
    unit text collate "C",
    numerator bigint,
    denominator bigint,
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_measurement_kpi_id_period_from on qms_measurement (tenant, kpi_id, period_from, id);

create table if not exists qms_kpi_decision (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    kpi_id text collate "C",
    measurement_id text collate "C",
    decided text collate "C",
    decided_by text collate "C",
    at timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_kpi_decision_kpi_id_at on qms_kpi_decision (tenant, kpi_id, at, id);
create index if not exists qms_kpi_decision_series_sequence on qms_kpi_decision (tenant, series, sequence, id);

create table if not exists qms_nonconformity (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    owner text collate "C",
    opened_on date,
    due_on date,
    ended_on date,
    source text collate "C",
    severity text collate "C",
    requirement text collate "C",
    pattern text collate "C",
    capa text collate "C",
    detected_on date,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_nonconformity_status_owner_due_on on qms_nonconformity (tenant, status, owner, due_on, id);
create index if not exists qms_nonconformity_pattern_detected_on on qms_nonconformity (tenant, pattern, detected_on, id);
create index if not exists qms_nonconformity_source_requirement_detected_on on qms_nonconformity (tenant, source, requirement, detected_on, id);
create index if not exists qms_nonconformity_detected_on on qms_nonconformity (tenant, detected_on, id);
create index if not exists qms_nonconformity_series_sequence on qms_nonconformity (tenant, series, sequence, id);

create table if not exists qms_proposal_answer (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    outcome text collate "C",
    nonconformity text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_capa (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    owner text collate "C",
    opened_on date,
    due_on date,
    ended_on date,
    title text collate "C",
    priority text collate "C",
    cycle bigint,
    recurrence_of text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_capa_status_owner_due_on on qms_capa (tenant, status, owner, due_on, id);
create index if not exists qms_capa_opened_on on qms_capa (tenant, opened_on, id);
create index if not exists qms_capa_series_sequence on qms_capa (tenant, series, sequence, id);

create table if not exists qms_capa_action (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    owner text collate "C",
    opened_on date,
    due_on date,
    ended_on date,
    parent text collate "C",
    round bigint,
    kind text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_capa_action_status_owner_due_on on qms_capa_action (tenant, status, owner, due_on, id);
create index if not exists qms_capa_action_parent_round on qms_capa_action (tenant, parent, round, id);
create index if not exists qms_capa_action_series_sequence on qms_capa_action (tenant, series, sequence, id);

create table if not exists qms_retention_policy (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_legal_hold (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    record_type text collate "C",
    matter text collate "C",
    placed_by text collate "C",
    placed_at timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_legal_hold_status on qms_legal_hold (tenant, status, id);
create index if not exists qms_legal_hold_series_sequence on qms_legal_hold (tenant, series, sequence, id);

create table if not exists qms_disposition (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    record_type text collate "C",
    proposed_by text collate "C",
    proposed_at timestamp(3) with time zone,
    decided_by text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_disposition_status on qms_disposition (tenant, status, id);
create index if not exists qms_disposition_series_sequence on qms_disposition (tenant, series, sequence, id);

create table if not exists qms_tombstone (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    record_type text collate "C",
    record_id text collate "C",
    record_series text collate "C",
    record_sequence bigint,
    first_leaf bigint,
    last_leaf bigint,
    disposition text collate "C",
    disposed_at timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_tombstone_record_type_record_series_record_sequence on qms_tombstone (tenant, record_type, record_series, record_sequence, id);
create index if not exists qms_tombstone_first_leaf_last_leaf on qms_tombstone (tenant, first_leaf, last_leaf, id);

create table if not exists qms_delegation (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    delegator text collate "C",
    delegate text collate "C",
    valid_from timestamp(3) with time zone,
    valid_until timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_delegation_delegate on qms_delegation (tenant, delegate, id);
create index if not exists qms_delegation_delegator on qms_delegation (tenant, delegator, id);
create index if not exists qms_delegation_series_sequence on qms_delegation (tenant, series, sequence, id);

create table if not exists qms_person (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    department text collate "C",
    manager text collate "C",
    site text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_person_department_status on qms_person (tenant, department, status, id);
create index if not exists qms_person_manager_status on qms_person (tenant, manager, status, id);
create index if not exists qms_person_site_status on qms_person (tenant, site, status, id);

create table if not exists qms_department (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    parent text collate "C",
    head text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_department_parent_status on qms_department (tenant, parent, status, id);
create index if not exists qms_department_head_status on qms_department (tenant, head, status, id);

create table if not exists qms_site (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_business_process (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    owner text collate "C",
    department text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);
create index if not exists qms_business_process_owner_status on qms_business_process (tenant, owner, status, id);
create index if not exists qms_business_process_department_status on qms_business_process (tenant, department, status, id);

create table if not exists qms_inspector_access (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    inspector text collate "C",
    authority text collate "C",
    valid_from timestamp(3) with time zone,
    valid_until timestamp(3) with time zone,
    granted_by text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_inspector_access_inspector on qms_inspector_access (tenant, inspector, id);
create index if not exists qms_inspector_access_series_sequence on qms_inspector_access (tenant, series, sequence, id);

create table if not exists qms_recurring_work (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    kind text collate "C",
    subject text collate "C",
    next_due timestamp(3) with time zone,
    active boolean,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_recurring_work_kind_next_due on qms_recurring_work (tenant, kind, next_due, id);
create index if not exists qms_recurring_work_series_sequence on qms_recurring_work (tenant, series, sequence, id);

create table if not exists qms_erasure (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    erased_by text collate "C",
    erased_at timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_erasure_series_sequence on qms_erasure (tenant, series, sequence, id);

create table if not exists qms_erased_text (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    erasure text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    primary key (tenant, id)
);

create table if not exists qms_evidence_export (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    exported_by text collate "C",
    exported_at timestamp(3) with time zone,
    sha256 text collate "C",
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_evidence_export_series_sequence on qms_evidence_export (tenant, series, sequence, id);

create table if not exists qms_custody_act (
    tenant text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    schema_version integer not null,
    payload text collate "C" not null,
    other_attributes text collate "C",
    status text collate "C",
    kind text collate "C",
    acted_by text collate "C",
    acted_at timestamp(3) with time zone,
    trail_head text collate "C",
    changed_at timestamp(3) with time zone,
    series text collate "C",
    sequence bigint,
    primary key (tenant, id)
);
create index if not exists qms_custody_act_series_sequence on qms_custody_act (tenant, series, sequence, id);
-- End of what is made from the record types.

insert into qms_schema_history (version, script, installed_at)
    values (1, 'postgresql/V1__foundation.sql', current_timestamp(3))
    on conflict (version) do update set script = excluded.script, installed_at = excluded.installed_at;
