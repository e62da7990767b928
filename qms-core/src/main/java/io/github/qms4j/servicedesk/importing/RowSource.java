package io.github.qms4j.servicedesk.importing;

/** The rows of an export, one after the other. */
interface RowSource {
    /**
     * Reads the next row; a row that cannot be used is marked with its fault.
     *
     * @return false at the end
     * @throws io.github.qms4j.InvalidInputException when no row can be read from here on
     */
    boolean next(Row row);
}
