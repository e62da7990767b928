package io.github.qms4j.example.assess;

import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.servicedesk.BreachRule;
import io.github.qms4j.servicedesk.SlaDefinition;
import java.util.List;

/**
 * What a definition file says.
 *
 * @param calendars business calendars
 * @param slas agreements that count by them
 * @param rules when breaches call for a nonconformity
 * @param priorities every priority with a target, in the order of the file
 */
record Definitions(
        List<BusinessCalendar> calendars, List<SlaDefinition> slas, List<BreachRule> rules, List<String> priorities) {}
