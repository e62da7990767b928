/** A clinic's own application, which opens an incident for each device that fails. */
@NullMarked
package com.example.clinic;

import org.jspecify.annotations.NullMarked;
