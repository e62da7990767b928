package io.github.qms4j.example.assess;

import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.kpi.PercentileDefinition;
import io.github.qms4j.servicedesk.BreachRule;
import io.github.qms4j.servicedesk.SlaDefinition;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What a definition file says.
 *
 * @param zone in which days and months are counted
 * @param percentile by which definition percentiles are computed
 * @param calendars business calendars
 * @param slas agreements that count by them
 * @param rules when breaches call for a nonconformity
 * @param responses what follows when a rule applies, by the id of the rule; every rule has one
 * @param priorities every priority with a target, in the order of the file
 * @param governance what people have laid down about report, approvals, targets and objectives
 * @param source the file itself
 */
record Definitions(
        ZoneId zone,
        PercentileDefinition percentile,
        List<BusinessCalendar> calendars,
        List<SlaDefinition> slas,
        List<BreachRule> rules,
        Map<String, BreachResponse> responses,
        List<String> priorities,
        Governance governance,
        InputFile source) {}
