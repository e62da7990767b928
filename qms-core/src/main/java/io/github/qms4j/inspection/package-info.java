/** What an inspector of an authority, a customer or a certification body may see, and for how long (rule X-11). */
@NullMarked
package io.github.qms4j.inspection;

import org.jspecify.annotations.NullMarked;
