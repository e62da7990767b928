-- History of the schema, generic records and their attributes, the trail, tickets.
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
    primary key (tenant, id)
);
create index if not exists qms_trail_entry_record on qms_trail_entry (tenant, record_type, record_id, record_version);
create index if not exists qms_trail_entry_at on qms_trail_entry (tenant, at, id);
create index if not exists qms_trail_entry_hash on qms_trail_entry (tenant, hash);

create table if not exists qms_ticket (
    tenant           character varying not null,
    id               character varying not null,
    version          bigint            not null,
    schema_version   integer           not null,
    payload          character varying not null,
    other_attributes character varying,
    trail_head       character varying,
    changed_at       timestamp(3) with time zone,
    reference        character varying,
    source           character varying,
    kind             character varying,
    status           character varying,
    priority         character varying,
    service          character varying,
    category         character varying,
    assignment_group character varying,
    opened_at        timestamp(3) with time zone,
    resolved_at      timestamp(3) with time zone,
    closed_at        timestamp(3) with time zone,
    content_hash     character varying,
    import_run       character varying,
    primary key (tenant, id)
);
create index if not exists qms_ticket_reference on qms_ticket (tenant, source, reference);
create index if not exists qms_ticket_status on qms_ticket (tenant, status, opened_at);
create index if not exists qms_ticket_opened on qms_ticket (tenant, opened_at, id);
create index if not exists qms_ticket_resolved on qms_ticket (tenant, resolved_at, id);
create index if not exists qms_ticket_changed on qms_ticket (tenant, changed_at, id);

merge into qms_schema_history (version, script, installed_at)
    key (version) values (1, 'h2/V1__foundation.sql', current_timestamp(3));
