/** A laboratory's own application, which opens an incident for each instrument that fails. */
@NullMarked
package com.example.lab;

import org.jspecify.annotations.NullMarked;
