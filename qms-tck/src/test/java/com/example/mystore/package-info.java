/** The adapter that the guide for authors of adapters takes as its example. */
@NullMarked
package com.example.mystore;

import org.jspecify.annotations.NullMarked;
