// Where the chosen theme is kept, and the script that puts it on before the first paint.

export const themeKey = "theme";

export const themeScript = `try{var t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;
