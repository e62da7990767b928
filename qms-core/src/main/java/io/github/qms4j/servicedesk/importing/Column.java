package io.github.qms4j.servicedesk.importing;

/**
 * A column that a mapping asks for.
 *
 * @param slot the place of its value in a row
 * @param key its place below {@code columns} in the mapping file
 * @param name of the column in the header, or the path in JSON
 */
record Column(int slot, String key, String name) {}
