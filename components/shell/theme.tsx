// Where the chosen theme is kept, and the script that puts it on before the first paint. The same script marks a signed-in
// browser, so that a cached page does not offer it to sign in; the hint proves nothing.

export const themeKey = "theme";

export const firstScript = `try{var d=document.documentElement,t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")d.dataset.theme=t;if(/(^|; )(__Host-)?member=1/.test(document.cookie))d.dataset.member=""}catch(e){}`;
