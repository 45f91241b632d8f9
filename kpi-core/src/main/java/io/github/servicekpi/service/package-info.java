/** Interactions between customers and a service, and the KPIs of them. */
@NullMarked
package io.github.servicekpi.service;

import org.jspecify.annotations.NullMarked;
