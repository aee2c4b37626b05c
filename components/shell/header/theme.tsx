// Where the chosen theme is kept, and the script that puts it on before the first paint. The same script marks a signed-in
// browser, so that a cached page does not offer it to sign in; the hint proves nothing.

export const themeKey = "theme";

export const firstScript = `try{var d=document.documentElement,t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")d.dataset.theme=t;var p=location.port,n="member"+(p?"-"+p:"");if(document.cookie.split("; ").indexOf(n+"=1")>=0)d.dataset.member=""}catch(e){}`;
