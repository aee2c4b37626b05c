"use client";
// Brings the digits of a language into the browser before anything there is formatted.
import "#lib/i18n/digits";

export const Digits = () => null;
