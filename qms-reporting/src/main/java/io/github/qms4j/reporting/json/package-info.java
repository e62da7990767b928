/**
 * Reports as JSON in one fixed order of fields. Knows the report model; the JSON library stays inside.
 */
@NullMarked
package io.github.qms4j.reporting.json;

import org.jspecify.annotations.NullMarked;
