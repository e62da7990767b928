create table machine (
    id      varchar(20) not null primary key,
    stopped boolean     not null
);
insert into machine values ('press-7', false);
