package io.github.qms4j.organisation;

/** What an organisation is made of. */
public enum Kind {
    PERSON,
    DEPARTMENT,
    SITE,
    PROCESS
}
