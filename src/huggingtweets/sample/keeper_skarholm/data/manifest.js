window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "1612371376860644174",
    "userName": "keeper_skarholm",
    "displayName": "Ingrid Solvik, Skarholm light"
  },
  "archiveInfo": {
    "sizeBytes": "836908",
    "generationDate": "2026-11-05T09:14:02.000Z",
    "isPartialArchive": false,
    "maxPartSizeBytes": "53687091200"
  },
  "dataTypes": {
    "account": {
      "files": [
        {
          "fileName": "data/account.js",
          "globalName": "YTD.account.part0",
          "count": "1"
        }
      ]
    },
    "noteTweet": {
      "files": [
        {
          "fileName": "data/note-tweet.js",
          "globalName": "YTD.note_tweet.part0",
          "count": "9"
        }
      ]
    },
    "profile": {
      "mediaDirectory": "data/profile_media",
      "files": [
        {
          "fileName": "data/profile.js",
          "globalName": "YTD.profile.part0",
          "count": "1"
        }
      ]
    },
    "tweets": {
      "mediaDirectory": "data/tweets_media",
      "files": [
        {
          "fileName": "data/tweets.js",
          "globalName": "YTD.tweets.part0",
          "count": "402"
        },
        {
          "fileName": "data/tweets-part1.js",
          "globalName": "YTD.tweets.part1",
          "count": "237"
        }
      ]
    }
  }
}