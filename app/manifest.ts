// How the site looks when it is put on a phone's home screen.
import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Suara Kerja",
    short_name: "Suara Kerja",
    start_url: "/",
    scope: "/",
    display: "standalone",
    lang: "id",
    dir: "auto",
    background_color: "#faf6ee",
    theme_color: "#faf6ee",
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
