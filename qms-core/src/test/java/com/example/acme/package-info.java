/** The provider of catalogues that the page on catalogues takes as its example. */
@NullMarked
package com.example.acme;

import org.jspecify.annotations.NullMarked;
