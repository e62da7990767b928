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

create table if not exists qms_ticket (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    reference        text,
    source           text,
    kind             text,
    status           text,
    priority         text,
    service          text,
    category         text,
    assignment_group text,
    opened_at        text,
    resolved_at      text,
    closed_at        text,
    import_run       text,
    primary key (tenant, id)
) strict;
create index if not exists qms_ticket_reference on qms_ticket (tenant, source, reference);
create index if not exists qms_ticket_status on qms_ticket (tenant, status, opened_at);
create index if not exists qms_ticket_opened on qms_ticket (tenant, opened_at, id);
create index if not exists qms_ticket_resolved on qms_ticket (tenant, resolved_at, id);
create index if not exists qms_ticket_changed on qms_ticket (tenant, changed_at, id);

create table if not exists qms_business_calendar (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    zone             text,
    status           text,
    primary key (tenant, id)
) strict;

create table if not exists qms_sla_definition (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    name             text,
    agreement        text,
    service          text,
    effective_from   text,
    status           text,
    primary key (tenant, id)
) strict;
create index if not exists qms_sla_definition_status on qms_sla_definition (tenant, status, id);

create table if not exists qms_import_run (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    sha256           text,
    status           text,
    primary key (tenant, id)
) strict;
create index if not exists qms_import_run_number on qms_import_run (tenant, series, sequence);

create table if not exists qms_escalation (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    ticket_id        text,
    at               text,
    primary key (tenant, id)
) strict;
create index if not exists qms_escalation_ticket_id on qms_escalation (tenant, ticket_id, id);

create table if not exists qms_nonconformity_proposal (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    rule_id          text,
    subject          text,
    since            text,
    primary key (tenant, id)
) strict;
create index if not exists qms_nonconformity_proposal_since on qms_nonconformity_proposal (tenant, since, id);

create table if not exists qms_kpi_definition (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    owner            text,
    status           text,
    primary key (tenant, id)
) strict;

create table if not exists qms_measurement (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    kpi_id           text,
    period_from      text,
    period_until     text,
    breakdown        text,
    group_key        text,
    value_           text,
    value__scale     integer,
    unit             text,
    numerator        integer,
    denominator      integer,
    status           text,
    primary key (tenant, id)
) strict;
create index if not exists qms_measurement_kpi_id on qms_measurement (tenant, kpi_id, period_from, id);

create table if not exists qms_kpi_decision (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    kpi_id           text,
    measurement_id   text,
    at               text,
    decided          text,
    decided_by       text,
    primary key (tenant, id)
) strict;
create index if not exists qms_kpi_decision_number on qms_kpi_decision (tenant, series, sequence);
create index if not exists qms_kpi_decision_kpi_id on qms_kpi_decision (tenant, kpi_id, id);

create table if not exists qms_nonconformity (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    source           text,
    severity         text,
    requirement      text,
    pattern          text,
    capa             text,
    detected_on      text,
    closed_on        text,
    primary key (tenant, id)
) strict;
create index if not exists qms_nonconformity_number on qms_nonconformity (tenant, series, sequence);
create index if not exists qms_nonconformity_pattern on qms_nonconformity (tenant, pattern, detected_on, id);
create index if not exists qms_nonconformity_requirement on qms_nonconformity (tenant, source, requirement, detected_on, id);
create index if not exists qms_nonconformity_status on qms_nonconformity (tenant, status, detected_on, id);

create table if not exists qms_proposal_answer (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    outcome          text,
    nonconformity    text,
    primary key (tenant, id)
) strict;

create table if not exists qms_capa (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    title            text,
    owner            text,
    priority         text,
    due_on           text,
    cycle            integer,
    opened_on        text,
    closed_on        text,
    recurrence_of    text,
    primary key (tenant, id)
) strict;
create index if not exists qms_capa_number on qms_capa (tenant, series, sequence);
create index if not exists qms_capa_status on qms_capa (tenant, status, due_on, id);
create index if not exists qms_capa_opened_on on qms_capa (tenant, opened_on, id);

create table if not exists qms_capa_action (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    capa             text,
    kind             text,
    owner            text,
    due_on           text,
    ended_at         text,
    primary key (tenant, id)
) strict;
create index if not exists qms_capa_action_number on qms_capa_action (tenant, series, sequence);
create index if not exists qms_capa_action_capa on qms_capa_action (tenant, capa, due_on, id);

create table if not exists qms_evidence_export (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    exported_by      text,
    exported_at      text,
    sha256           text,
    primary key (tenant, id)
) strict;
create index if not exists qms_evidence_export_number on qms_evidence_export (tenant, series, sequence);

create table if not exists qms_recurring_work (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    kind             text,
    subject          text,
    next_due         text,
    active           integer check (active in (0, 1)),
    primary key (tenant, id)
) strict;
create index if not exists qms_recurring_work_number on qms_recurring_work (tenant, series, sequence);
create index if not exists qms_recurring_work_kind on qms_recurring_work (tenant, kind, next_due, id);

create table if not exists qms_erasable_text (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    primary key (tenant, id)
) strict;

create table if not exists qms_erasure (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    erased_by        text,
    erased_at        text,
    primary key (tenant, id)
) strict;
create index if not exists qms_erasure_number on qms_erasure (tenant, series, sequence);

create table if not exists qms_erased_text (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    erasure          text,
    primary key (tenant, id)
) strict;

create table if not exists qms_retention_policy (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    status           text,
    primary key (tenant, id)
) strict;

create table if not exists qms_legal_hold (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    record_type      text,
    matter           text,
    placed_by        text,
    placed_at        text,
    primary key (tenant, id)
) strict;
create index if not exists qms_legal_hold_number on qms_legal_hold (tenant, series, sequence);
create index if not exists qms_legal_hold_status on qms_legal_hold (tenant, status, id);

create table if not exists qms_inspector_access (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    inspector        text,
    authority        text,
    valid_from       text,
    valid_until      text,
    granted_by       text,
    primary key (tenant, id)
) strict;
create index if not exists qms_inspector_access_number on qms_inspector_access (tenant, series, sequence);
create index if not exists qms_inspector_access_inspector on qms_inspector_access (tenant, inspector, id);

create table if not exists qms_delegation (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    delegator        text,
    delegate         text,
    valid_from       text,
    valid_until      text,
    primary key (tenant, id)
) strict;
create index if not exists qms_delegation_number on qms_delegation (tenant, series, sequence);
create index if not exists qms_delegation_delegate on qms_delegation (tenant, delegate, id);
create index if not exists qms_delegation_delegator on qms_delegation (tenant, delegator, id);

create table if not exists qms_disposition (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    series           text,
    sequence         integer,
    status           text,
    record_type      text,
    proposed_by      text,
    proposed_at      text,
    decided_by       text,
    primary key (tenant, id)
) strict;
create index if not exists qms_disposition_number on qms_disposition (tenant, series, sequence);
create index if not exists qms_disposition_status on qms_disposition (tenant, status, id);

create table if not exists qms_tombstone (
    tenant           text not null,
    id               text not null,
    version          integer not null,
    schema_version   integer not null,
    payload          text not null,
    other_attributes text,
    trail_head       text,
    changed_at       text,
    record_type      text,
    record_id        text,
    record_series    text,
    record_sequence  integer,
    first_leaf       integer,
    last_leaf        integer,
    disposition      text,
    disposed_at      text,
    primary key (tenant, id)
) strict;
create index if not exists qms_tombstone_number on qms_tombstone (tenant, record_type, record_series, record_sequence, id);
create index if not exists qms_tombstone_leaves on qms_tombstone (tenant, first_leaf, last_leaf);

insert or ignore into qms_schema_history (version, script, installed_at)
    values (1, 'sqlite/V1__foundation.sql', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
