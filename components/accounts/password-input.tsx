"use client";
// A password that can be looked at while it is typed.
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { Input } from "../ui/field.tsx";

export function PasswordInput(rest: Omit<ComponentProps<"input">, "type">) {
  const t = useTranslations("accounts");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        {...rest}
        type={shown ? "text" : "password"}
        dir="ltr"
        maxLength={128}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pe-12"
      />
      <IconButton
        label={shown ? t("hide") : t("show")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute end-0 top-0 aria-pressed:bg-transparent"
      >
        <Icon aria-hidden strokeWidth={1.9} />
      </IconButton>
    </span>
  );
}
