/** Emoji and emoticons by the mood they usually carry, from -3 to 3; emoticons are compared in lower case. */
export const EMOJI_VALENCE: readonly (readonly [number, string])[] = [
  [2.5, '❤ ♥ 💕 💖 💗 💓 💞 💘 💝 😍 🥰 😘 🤩 💯 🏆 🥇 🫶'],
  [
    2,
    '😊 😀 😃 😄 😁 🙂 ☺ 😇 👍 👌 🎉 🥳 💪 🤗 ✨ 🌟 ⭐ 💙 💚 💛 💜 🧡 🖤 🤍 🩷 😻 😋 😎 🙌 💐 🌹 🥂 🍾 :) :-) =) :] (: :d :-d =d xd ;) ;-) :p :-p <3 ^^ ^_^ :3',
  ],
  [1, '😂 🤣 😆 😅 😉 😜 😝 🙏 👏 🔥 😏 🤭 🌞 ☀ 🌸 😌 🎶 🎁 🍀 ✅ 😺 😸'],
  [-1, '😐 😑 😕 🤔 😬 🤨 😶 🥱 😴 🤷 😥 😓 🙁 ☹ 😟 😒 🤦 🙄 😳 🤯 :/ :-/ :\\ :| :-| -_- :s'],
  [-2, "😞 😔 😢 😭 😩 😫 😖 😣 😤 😠 👎 💔 😰 😨 😱 🤮 🤢 😿 🚫 ❌ 😦 😧 🤕 🥺 :( :-( =( :[ ): :'( :'-( ;( d: >:( :c"],
  [-3, '😡 🤬 🖕 💩 👿 😾'],
];

/** Emoji that turn praise beside a complaint into mockery. */
export const MOCKING_EMOJI = '🙃 👏 🙄 🤡 🤦 😒 😑 🥳 🎉';

/** Symbols and letters of written smileys, longest first where one begins another. */
export const EMOTICON = String.raw`<3|>:\(|:'-?\(|[:;=]-?[)(\]dDpP/\\|3cCsS](?![\p{L}\p{N}/])|\(:|\):|\^_?\^|-_-|[xX]D(?![\p{L}\p{N}])`;
