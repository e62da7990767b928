/** A plant's own application, which opens an incident for each machine that stops. */
@NullMarked
package com.example.plant;

import org.jspecify.annotations.NullMarked;
