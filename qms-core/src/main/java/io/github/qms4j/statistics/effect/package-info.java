/**
 * Before and after: whether something changed with a change that was made, by how much, and whether it lasted (rule SOL-4).
 * Series are compared by ranks, by means, in pairs or as an interrupted series; shares and rates by tests of their own.
 * {@link io.github.qms4j.statistics.effect.EffectVerdict} reads any of them as improved, worse or no evidence.
 */
@NullMarked
package io.github.qms4j.statistics.effect;

import org.jspecify.annotations.NullMarked;
